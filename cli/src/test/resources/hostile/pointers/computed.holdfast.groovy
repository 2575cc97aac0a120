// A pointer whose name is computed.
holdfast 1
name 'victim'
def n = 'execute'
def x = 'touch MARKER'.&"$n"
x()
