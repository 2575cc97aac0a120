// A program from a text.
holdfast 1
name 'victim'
def x = 'touch MARKER'.execute()
