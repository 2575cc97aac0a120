// A method by its name.
holdfast 1
name 'victim'
def x = 'touch MARKER'.invokeMethod('execute', null)
