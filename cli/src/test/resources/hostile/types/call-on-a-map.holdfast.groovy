// A map with a function of the name that Groovy calls for parentheses behind a value.
holdfast 1
name 'victim'
def m = [call: { -> dev.holdfast.cli.hostile.Witness.touch() }, size: { -> dev.holdfast.cli.hostile.Witness.touch() }]
def x = m()
vm("web-${m.size()}")
