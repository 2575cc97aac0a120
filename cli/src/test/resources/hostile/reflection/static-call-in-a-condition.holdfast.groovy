// The same in a condition of the file.
holdfast 1
name 'victim'
if (dev.holdfast.cli.hostile.Witness.touch()) { vm('web-01') }
