// Code that runs at the end in any case.
holdfast 1
name 'victim'
try { vm('web-01') } finally { dev.holdfast.cli.hostile.Witness.touch() }
