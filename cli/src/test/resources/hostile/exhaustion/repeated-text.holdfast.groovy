// A text a thousand million times.
holdfast 1
name 'victim'
def s = 'x' * 1_000_000_000
