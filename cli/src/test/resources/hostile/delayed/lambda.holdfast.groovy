// A lambda.
holdfast 1
name 'victim'
def f = () -> dev.holdfast.cli.hostile.Witness.touch()
f()
