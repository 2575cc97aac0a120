// A closure with an argument filled in.
holdfast 1
name 'victim'
def x = { it.execute() }.curry('touch MARKER')
x()
