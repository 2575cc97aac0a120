// The same as text.
holdfast 1
name 'victim'
def a = ['x']
(1..60).each { a = [a.join('-'), a.join('-')] }
