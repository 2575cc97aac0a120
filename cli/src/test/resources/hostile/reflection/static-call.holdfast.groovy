// A static method of a class.
holdfast 1
name 'victim'
def x = dev.holdfast.cli.hostile.Witness.touch()
