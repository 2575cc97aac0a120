// A loop over what has an iterator.
holdfast 1
name 'victim'
for (x in [iterator: { dev.holdfast.cli.hostile.Witness.touch() }]) { vm("$x") }
