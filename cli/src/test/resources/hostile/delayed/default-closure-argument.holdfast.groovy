// The same for a closure.
holdfast 1
name 'victim'
def f = { n = dev.holdfast.cli.hostile.Witness.touch() -> n }
f()
