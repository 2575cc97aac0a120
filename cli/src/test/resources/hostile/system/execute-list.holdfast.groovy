// A program from a list.
holdfast 1
name 'victim'
['touch', 'MARKER'].execute()
