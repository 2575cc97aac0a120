// A typed parameter of a closure.
holdfast 1
name 'victim'
[['MARKER']].each { FileOutputStream x -> x }
