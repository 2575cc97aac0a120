// A cast in parentheses.
holdfast 1
name 'victim'
def x = (FileOutputStream) ['MARKER']
