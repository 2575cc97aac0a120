// A lone carriage return overwrites a line in terminals.
holdfast 1
name 'victim'
// dev.holdfast.cli.hostile.Witness.touch()vm('web-01')
rpo 1.hour
