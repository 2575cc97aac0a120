// Another one.
holdfast 1
name 'victim'
// harmless dev.holdfast.cli.hostile.Witness.touch()
rpo 1.hour
