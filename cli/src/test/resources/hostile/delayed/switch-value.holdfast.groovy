// A switch that is a value.
holdfast 1
name 'victim'
def x = switch (1) { case 1 -> dev.holdfast.cli.hostile.Witness.touch() }
