// A method that Groovy calls for unknown verbs.
holdfast 1
name 'victim'
def methodMissing(String name, args) { dev.holdfast.cli.hostile.Witness.touch() }
anything(1)
