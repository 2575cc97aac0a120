// A map with a function that an operator would call.
holdfast 1
name 'victim'
def m = [plus: { o -> dev.holdfast.cli.hostile.Witness.touch() }]
def x = m + 1
