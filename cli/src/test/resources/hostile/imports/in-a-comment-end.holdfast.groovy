// An import right after a comment.
holdfast 1
name 'victim'
/* harmless */ import dev.holdfast.cli.hostile.Witness
