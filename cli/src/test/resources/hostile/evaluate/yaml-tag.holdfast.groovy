// A tag that constructs, as a value.
holdfast 1
name 'victim'
vm('!!javax.script.ScriptEngineManager []')
