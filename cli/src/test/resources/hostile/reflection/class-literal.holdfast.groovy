// A class literal.
holdfast 1
name 'victim'
def x = int.class
