// What Groovy calls for an unknown method, without types.
holdfast 1
name 'victim'
def methodMissing(called, values) { dev.holdfast.cli.hostile.Witness.touch() }
anything(1)
