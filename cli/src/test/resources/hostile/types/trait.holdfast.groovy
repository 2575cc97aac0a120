// A trait with a method.
holdfast 1
name 'victim'
trait A { def x() { dev.holdfast.cli.hostile.Witness.touch() } }
