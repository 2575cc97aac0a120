// An annotation on the parameter of a function.
holdfast 1
name 'victim'
def f(@groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() }) n) { n }
vm("web-${f(1)}")
