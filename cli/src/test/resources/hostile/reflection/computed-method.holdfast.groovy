// A method whose name is computed.
holdfast 1
name 'victim'
def n = 'execute'
'touch MARKER'."$n"()
