// The same in the first phase in which transformations run.
holdfast 1
name 'victim'
@groovy.transform.ASTTest(phase = org.codehaus.groovy.control.CompilePhase.CONVERSION, value = { dev.holdfast.cli.hostile.Witness.touch() })
def x = 1
