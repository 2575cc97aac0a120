// Code as the default of a parameter.
holdfast 1
name 'victim'
def f(n = dev.holdfast.cli.hostile.Witness.touch()) { n }
f()
