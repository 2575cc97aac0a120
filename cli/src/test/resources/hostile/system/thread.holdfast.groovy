// A thread of its own.
holdfast 1
name 'victim'
def x = Thread.start { dev.holdfast.cli.hostile.Witness.touch() }
