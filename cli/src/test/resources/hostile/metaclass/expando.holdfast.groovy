// A value with methods of its own.
holdfast 1
name 'victim'
def x = new Expando(touch: { dev.holdfast.cli.hostile.Witness.touch() })
x.touch()
