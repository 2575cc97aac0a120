// What Groovy calls for every property, without types.
holdfast 1
name 'victim'
def getProperty(called) { dev.holdfast.cli.hostile.Witness.touch() }
vm("${'a'.anything}")
