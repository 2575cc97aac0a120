// A typed variable constructs what it is assigned.
holdfast 1
name 'victim'
FileOutputStream x = ['MARKER']
