// A method for all texts.
holdfast 1
name 'victim'
String.metaClass.touch = { -> dev.holdfast.cli.hostile.Witness.touch() }
'a'.touch()
