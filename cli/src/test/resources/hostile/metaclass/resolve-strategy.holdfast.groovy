// How a closure asks for names.
holdfast 1
name 'victim'
def x = { 1 }
x.resolveStrategy = 1
