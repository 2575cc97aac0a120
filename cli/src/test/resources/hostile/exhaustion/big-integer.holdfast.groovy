// A number of any length.
holdfast 1
name 'victim'
def n = 1g
