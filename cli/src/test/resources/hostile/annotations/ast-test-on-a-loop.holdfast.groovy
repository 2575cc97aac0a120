// An annotation on a statement that is no declaration.
holdfast 1
name 'victim'
@groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() })
for (i in 1..2) { vm("web-$i") }
