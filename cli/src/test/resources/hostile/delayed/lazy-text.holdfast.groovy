// A text that runs a closure each time it is read.
holdfast 1
name 'victim'
vm("web-${-> dev.holdfast.cli.hostile.Witness.touch()}")
