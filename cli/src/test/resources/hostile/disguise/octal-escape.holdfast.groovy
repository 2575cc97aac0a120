// A letter behind an octal escape.
holdfast 1
name 'victim'
vm('web\055\101')
