// The method that a script consists of.
holdfast 1
name 'victim'
def run() { dev.holdfast.cli.hostile.Witness.touch() }
