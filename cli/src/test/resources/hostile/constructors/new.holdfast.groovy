// A constructor.
holdfast 1
name 'victim'
new dev.holdfast.cli.hostile.Witness()
