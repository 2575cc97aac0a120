// A property through an index.
holdfast 1
name 'victim'
def x = 'a'['class']
