// A closure for another owner.
holdfast 1
name 'victim'
def x = { execute() }.rehydrate('touch MARKER', null, null)
