// A lazy property runs its initial value later.
holdfast 1
name 'victim'
@groovy.lang.Lazy def x = dev.holdfast.cli.hostile.Witness.touch()
