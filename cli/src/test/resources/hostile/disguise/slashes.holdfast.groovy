// A division that may be the beginning of a text.
holdfast 1
name 'victim'
def x = 4 / 2
def y = x /dev.holdfast.cli.hostile.Witness.touch()/ 1
