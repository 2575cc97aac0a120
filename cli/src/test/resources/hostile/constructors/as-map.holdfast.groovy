// A map cast to a class calls its setters.
holdfast 1
name 'victim'
def x = [touch: { dev.holdfast.cli.hostile.Witness.touch() }] as dev.holdfast.cli.hostile.Witness
