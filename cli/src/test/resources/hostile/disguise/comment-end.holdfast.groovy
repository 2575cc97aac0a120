// A comment inside of a comment.
holdfast 1
name 'victim'
/* /* harmless */ dev.holdfast.cli.hostile.Witness.touch() */
