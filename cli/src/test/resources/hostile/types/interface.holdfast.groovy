// A constant of an interface.
holdfast 1
name 'victim'
interface A { def x = dev.holdfast.cli.hostile.Witness.touch() }
