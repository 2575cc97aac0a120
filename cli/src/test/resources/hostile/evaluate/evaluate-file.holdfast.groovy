// The same for a file.
holdfast 1
name 'victim'
evaluate(new File('SECRET'))
