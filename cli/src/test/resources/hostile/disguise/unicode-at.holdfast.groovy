// An annotation behind an escape.
holdfast 1
name 'victim'
\u0040groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() }) def x = 1
