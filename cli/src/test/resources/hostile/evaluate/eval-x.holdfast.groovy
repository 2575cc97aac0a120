// The same with a value.
holdfast 1
name 'victim'
Eval.x(1, 'dev.holdfast.cli.hostile.Witness.touch()')
