// A list cast to a class calls its constructor.
holdfast 1
name 'victim'
def x = ['MARKER'] as FileWriter
