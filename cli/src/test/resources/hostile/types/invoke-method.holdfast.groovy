// A method that Groovy calls instead of others.
holdfast 1
name 'victim'
def invokeMethod(String name, Object args) { dev.holdfast.cli.hostile.Witness.touch() }
vm('web-01')
