// A function that shadows what every value has.
holdfast 1
name 'victim'
def toString() { dev.holdfast.cli.hostile.Witness.touch() }
vm("${toString()}")
