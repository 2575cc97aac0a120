// A method that Groovy calls for unknown names.
holdfast 1
name 'victim'
def propertyMissing(String name) { dev.holdfast.cli.hostile.Witness.touch() }
anything
