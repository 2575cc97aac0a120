// The bytes of a text.
holdfast 1
name 'victim'
def x = 'a'.bytes
