// A file as a URL.
holdfast 1
name 'victim'
apply from: 'file:SECRET'
