// A map with a function of that name compared.
holdfast 1
name 'victim'
def m = [equals: { o -> dev.holdfast.cli.hostile.Witness.touch() }]
if (m == 1) { vm('web-01') }
vm(m)
