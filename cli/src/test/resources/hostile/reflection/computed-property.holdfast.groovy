// A property whose name is computed.
holdfast 1
name 'victim'
def n = 'class'
def x = 'a'."$n"
