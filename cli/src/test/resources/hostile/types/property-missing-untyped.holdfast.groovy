// What Groovy calls for an unknown property, without types.
holdfast 1
name 'victim'
def propertyMissing(called) { dev.holdfast.cli.hostile.Witness.touch() }
vm("$anything")
