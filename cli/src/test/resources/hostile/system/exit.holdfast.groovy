// The end of the program with success.
holdfast 1
name 'victim'
System.exit(0)
