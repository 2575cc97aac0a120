// The same by a call.
holdfast 1
name 'victim'
def x = 'a'.getClass().forName('dev.holdfast.cli.hostile.Witness').touch()
