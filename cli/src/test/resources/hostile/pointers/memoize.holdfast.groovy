// A closure with a memory.
holdfast 1
name 'victim'
def x = { dev.holdfast.cli.hostile.Witness.touch() }.memoize()
x()
