// A map spread into arguments.
holdfast 1
name 'victim'
def m = [a: dev.holdfast.cli.hostile.Witness.touch()]
vm(*: m)
