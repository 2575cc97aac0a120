// A map with a function of that name as a condition.
holdfast 1
name 'victim'
def m = [asBoolean: { -> dev.holdfast.cli.hostile.Witness.touch() }]
if (m) { rpo 1.hour }
