// An assertion prints what it looked at.
holdfast 1
name 'victim'
assert System.getenv('SECRET_VARIABLE') == ''
