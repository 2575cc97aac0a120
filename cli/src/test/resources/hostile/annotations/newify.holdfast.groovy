// Calls become constructor calls.
holdfast 1
name 'victim'
@groovy.lang.Newify(File)
def x = File('MARKER')
