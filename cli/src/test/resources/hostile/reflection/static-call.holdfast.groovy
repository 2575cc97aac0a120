// A static method of a class.
holdfast 1
name 'victim'
dev.holdfast.cli.hostile.Witness.touch()
