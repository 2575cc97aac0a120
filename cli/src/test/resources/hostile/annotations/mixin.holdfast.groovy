// A class is mixed into another one.
holdfast 1
name 'victim'
@groovy.lang.Mixin(dev.holdfast.cli.hostile.Witness)
def x = 1
