// A method for the script.
holdfast 1
name 'victim'
this.metaClass.touch = { -> dev.holdfast.cli.hostile.Witness.touch() }
