// A file's text in a name.
holdfast 1
name 'victim'
vm("${new File('SECRET').text}")
