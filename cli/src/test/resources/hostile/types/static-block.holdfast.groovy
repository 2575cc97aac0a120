// Code that runs when the script's class is loaded.
holdfast 1
name 'victim'
static { dev.holdfast.cli.hostile.Witness.touch() }
