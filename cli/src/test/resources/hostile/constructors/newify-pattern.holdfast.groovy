// A call that looks like a constructor.
holdfast 1
name 'victim'
def x = File('MARKER')
