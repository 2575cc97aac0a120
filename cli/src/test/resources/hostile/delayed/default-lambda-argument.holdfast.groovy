// The same for a lambda.
holdfast 1
name 'victim'
def f = (n = dev.holdfast.cli.hostile.Witness.touch()) -> n
f()
