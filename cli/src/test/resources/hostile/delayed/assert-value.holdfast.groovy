// An assertion inside of a closure.
holdfast 1
name 'victim'
[1].each { assert dev.holdfast.cli.hostile.Witness.touch() }
