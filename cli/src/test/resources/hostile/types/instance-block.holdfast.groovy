// Code in plain braces.
holdfast 1
name 'victim'
{ -> dev.holdfast.cli.hostile.Witness.touch() }()
