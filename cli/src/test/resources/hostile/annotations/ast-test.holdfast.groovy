// A transformation runs the closure of its annotation while the file is compiled.
holdfast 1
name 'victim'
@groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() })
def x = 1
