// An initializer of an anonymous class.
holdfast 1
name 'victim'
def x = new Object() { { dev.holdfast.cli.hostile.Witness.touch() } }
