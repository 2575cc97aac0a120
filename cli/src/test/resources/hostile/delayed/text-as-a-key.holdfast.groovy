// A text with values as the key of a map, of which Groovy makes text late.
holdfast 1
name 'victim'
def m = [("${-> dev.holdfast.cli.hostile.Witness.touch()}"): 1, ("a${dev.holdfast.cli.hostile.Witness.touch()}"): 2]
