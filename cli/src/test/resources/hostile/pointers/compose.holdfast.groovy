// Two closures after each other.
holdfast 1
name 'victim'
def x = { it } >> { dev.holdfast.cli.hostile.Witness.touch() }
x(1)
