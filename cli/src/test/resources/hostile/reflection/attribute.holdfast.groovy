// A field without its getter.
holdfast 1
name 'victim'
def x = 'a'.@value
