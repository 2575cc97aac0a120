// A typed parameter.
holdfast 1
name 'victim'
def f(FileOutputStream x) { x }
f(['MARKER'])
