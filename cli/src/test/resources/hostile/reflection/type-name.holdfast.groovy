// A class as a value.
holdfast 1
name 'victim'
def x = dev.holdfast.cli.hostile.Witness
x.touch()
