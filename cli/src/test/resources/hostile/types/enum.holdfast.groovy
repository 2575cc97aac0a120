// A static part of an enum.
holdfast 1
name 'victim'
enum A { B; static { dev.holdfast.cli.hostile.Witness.touch() } }
