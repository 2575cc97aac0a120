// A number with a long exponent.
holdfast 1
name 'victim'
def n = 1e999999999
