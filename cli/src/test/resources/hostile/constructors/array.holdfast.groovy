// An array of a class.
holdfast 1
name 'victim'
def x = new dev.holdfast.cli.hostile.Witness[3]
