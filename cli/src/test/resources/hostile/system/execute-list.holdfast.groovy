// A program from a list.
holdfast 1
name 'victim'
def x = ['touch', 'MARKER'].execute()
