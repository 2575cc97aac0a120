// Text evaluated as code.
holdfast 1
name 'victim'
Eval.me('dev.holdfast.cli.hostile.Witness.touch()')
