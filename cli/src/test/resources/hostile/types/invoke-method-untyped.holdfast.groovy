// What Groovy calls instead of every method, without types.
holdfast 1
name 'victim'
def invokeMethod(called, values) { dev.holdfast.cli.hostile.Witness.touch() }
def x = anything(1)
