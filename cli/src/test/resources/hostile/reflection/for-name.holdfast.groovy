// A class from its name through the class of a text.
holdfast 1
name 'victim'
def x = ''.class.forName('dev.holdfast.cli.hostile.Witness')
