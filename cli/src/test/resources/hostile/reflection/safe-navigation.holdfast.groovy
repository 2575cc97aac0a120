// Through safe navigation.
holdfast 1
name 'victim'
def x = 'a'?.class?.forName('dev.holdfast.cli.hostile.Witness')
