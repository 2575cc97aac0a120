// An annotation on the parameter of a closure.
holdfast 1
name 'victim'
[1].each { @groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() }) n -> vm("web-$n") }
