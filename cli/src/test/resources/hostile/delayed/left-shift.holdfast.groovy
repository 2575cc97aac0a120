// An operator that appends.
holdfast 1
name 'victim'
def l = []
l << dev.holdfast.cli.hostile.Witness.touch()
