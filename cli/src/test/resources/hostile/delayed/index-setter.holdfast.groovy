// Assignment to an element is a call.
holdfast 1
name 'victim'
def l = [1]
l[0] = dev.holdfast.cli.hostile.Witness.touch()
