// A documentation comment that the compiler keeps as an annotation.
holdfast 1
name 'victim'
/**@ runtime ${dev.holdfast.cli.hostile.Witness.touch()} */
rpo 4.hours
