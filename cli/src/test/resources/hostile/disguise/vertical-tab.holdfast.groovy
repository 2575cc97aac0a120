// A character that ends a line for some.
holdfast 1
name 'victim'
vm('web-01')dev.holdfast.cli.hostile.Witness.touch()
