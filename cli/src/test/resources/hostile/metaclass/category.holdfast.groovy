// A category adds methods inside of a closure.
holdfast 1
name 'victim'
use(dev.holdfast.cli.hostile.Witness) { 'a'.touch() }
