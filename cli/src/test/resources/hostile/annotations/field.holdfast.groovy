// A script field runs its initial value when the script is made.
holdfast 1
name 'victim'
@groovy.transform.Field def x = dev.holdfast.cli.hostile.Witness.touch()
