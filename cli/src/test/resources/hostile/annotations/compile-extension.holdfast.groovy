// A type-checking extension is a script that the compiler runs.
holdfast 1
name 'victim'
@groovy.transform.CompileStatic(extensions = 'MARKER')
def f() { 1 }
