// A closure that returns itself.
holdfast 1
name 'victim'
def x = { dev.holdfast.cli.hostile.Witness.touch() }.trampoline()
x()
