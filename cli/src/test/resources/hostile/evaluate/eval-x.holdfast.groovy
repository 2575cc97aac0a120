// The same with a value.
holdfast 1
name 'victim'
def x = Eval.x(1, 'dev.holdfast.cli.hostile.Witness.touch()')
