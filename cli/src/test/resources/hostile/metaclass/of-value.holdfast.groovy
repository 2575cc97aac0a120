// A method for one value.
holdfast 1
name 'victim'
'a'.metaClass.touch = { -> dev.holdfast.cli.hostile.Witness.touch() }
