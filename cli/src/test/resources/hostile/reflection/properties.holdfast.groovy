// All properties of a value.
holdfast 1
name 'victim'
def x = 'a'.properties
