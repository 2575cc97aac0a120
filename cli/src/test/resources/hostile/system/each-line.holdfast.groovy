// A file read by lines.
holdfast 1
name 'victim'
new File('SECRET').eachLine { vm(it) }
