// A shell.
holdfast 1
name 'victim'
new GroovyShell().evaluate('dev.holdfast.cli.hostile.Witness.touch()')
