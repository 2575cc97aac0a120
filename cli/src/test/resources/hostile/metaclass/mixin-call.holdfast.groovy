// A class is mixed in by a call.
holdfast 1
name 'victim'
def x = String.mixin(dev.holdfast.cli.hostile.Witness)
