// A text with a thousand million spaces.
holdfast 1
name 'victim'
def s = 'x'.padLeft(1_000_000_000)
