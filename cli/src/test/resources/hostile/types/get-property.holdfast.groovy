// A method that Groovy calls for each name.
holdfast 1
name 'victim'
def getProperty(String name) { dev.holdfast.cli.hostile.Witness.touch() }
vm("$x")
