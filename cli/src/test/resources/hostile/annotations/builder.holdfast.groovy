// An annotation names a class that the compiler then makes.
holdfast 1
name 'victim'
@groovy.transform.builder.Builder(builderStrategy = dev.holdfast.cli.hostile.Witness)
def x = 1
