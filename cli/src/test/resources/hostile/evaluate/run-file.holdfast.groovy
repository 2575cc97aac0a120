// A file run as a script.
holdfast 1
name 'victim'
run(new File('SECRET'), [] as String[])
