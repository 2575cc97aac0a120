// Text evaluated as code.
holdfast 1
name 'victim'
def x = Eval.me('dev.holdfast.cli.hostile.Witness.touch()')
