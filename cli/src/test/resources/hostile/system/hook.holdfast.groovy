// Code for the end of the program.
holdfast 1
name 'victim'
addShutdownHook { dev.holdfast.cli.hostile.Witness.touch() }
