// A pointer to a method.
holdfast 1
name 'victim'
def x = dev.holdfast.cli.hostile.Witness.&touch
x()
