// Assignment to a property is a call.
holdfast 1
name 'victim'
'a'.x = dev.holdfast.cli.hostile.Witness.touch()
