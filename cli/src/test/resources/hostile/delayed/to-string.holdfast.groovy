// A map with a function of that name in a text.
holdfast 1
name 'victim'
def m = [toString: { -> dev.holdfast.cli.hostile.Witness.touch() }]
vm("web-$m")
