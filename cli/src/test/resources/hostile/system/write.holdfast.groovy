// Text into a file.
holdfast 1
name 'victim'
new PrintWriter('MARKER').close()
