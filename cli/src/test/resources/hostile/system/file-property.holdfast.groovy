// A text as a file.
holdfast 1
name 'victim'
vm("${'SECRET'.toURI().text}")
