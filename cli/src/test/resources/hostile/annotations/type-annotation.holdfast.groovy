// An annotation on a type of a cast.
holdfast 1
name 'victim'
def x = (@groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() }) String) 'a'
