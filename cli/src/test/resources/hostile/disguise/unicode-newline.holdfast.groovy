// A line end behind an escape ends a comment.
holdfast 1
name 'victim'
// harmless \u000a dev.holdfast.cli.hostile.Witness.touch()
rpo 1.hour
