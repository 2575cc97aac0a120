// The same without a constructor.
holdfast 1
name 'victim'
def x = groovy.lang.GroovyShell.newInstance().evaluate('dev.holdfast.cli.hostile.Witness.touch()')
