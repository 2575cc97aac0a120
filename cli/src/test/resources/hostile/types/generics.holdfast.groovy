// A type parameter with a bound.
holdfast 1
name 'victim'
def <T extends dev.holdfast.cli.hostile.Witness> T f() { dev.holdfast.cli.hostile.Witness.touch() }
f()
