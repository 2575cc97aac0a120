// The object that a closure asks for names.
holdfast 1
name 'victim'
def x = { touch() }
x.delegate = dev.holdfast.cli.hostile.Witness
x()
