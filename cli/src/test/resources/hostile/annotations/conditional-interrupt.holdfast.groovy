// A transformation that weaves a closure into all loops.
holdfast 1
name 'victim'
@groovy.transform.ConditionalInterrupt({ dev.holdfast.cli.hostile.Witness.touch() })
def x = 1
