// Several typed variables at once.
holdfast 1
name 'victim'
def (FileOutputStream x, y) = [['MARKER'], 1]
