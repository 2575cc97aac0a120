// The loader of the program.
holdfast 1
name 'victim'
def x = getClass().classLoader.loadClass('dev.holdfast.cli.hostile.Witness')
