// An engine of Java.
holdfast 1
name 'victim'
def x = javax.script.ScriptEngineManager.newInstance().getEngineByName('groovy').eval('dev.holdfast.cli.hostile.Witness.touch()')
