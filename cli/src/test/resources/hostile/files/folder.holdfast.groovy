// A folder instead of a file.
holdfast 1
name 'victim'
apply from: '.'
