// The script's own method for it.
holdfast 1
name 'victim'
evaluate('dev.holdfast.cli.hostile.Witness.touch()')
