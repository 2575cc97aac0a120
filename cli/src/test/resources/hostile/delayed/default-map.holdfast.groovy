// A map with a default.
holdfast 1
name 'victim'
def m = [:].withDefault { dev.holdfast.cli.hostile.Witness.touch() }
vm("${m.x}")
