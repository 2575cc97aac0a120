// A list spread into arguments.
holdfast 1
name 'victim'
def l = [dev.holdfast.cli.hostile.Witness.touch()]
vm(*l)
