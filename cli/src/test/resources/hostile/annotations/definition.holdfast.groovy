// An annotation interface with code as its default.
holdfast 1
name 'victim'
@interface A { def x() default { dev.holdfast.cli.hostile.Witness.touch() } }
