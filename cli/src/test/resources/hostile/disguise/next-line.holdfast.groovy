// A character that ends a line for some readers.
holdfast 1
name 'victim'
// harmlessdev.holdfast.cli.hostile.Witness.touch()
rpo 1.hour
