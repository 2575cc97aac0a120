// A class is named in a throws clause.
holdfast 1
name 'victim'
def f() throws dev.holdfast.cli.hostile.Witness { 1 }
