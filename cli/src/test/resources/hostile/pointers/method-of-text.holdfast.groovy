// A pointer to a method of a value.
holdfast 1
name 'victim'
def x = 'touch MARKER'.&execute
x()
