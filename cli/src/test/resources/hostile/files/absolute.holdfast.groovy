// A file by its whole path.
holdfast 1
name 'victim'
apply from: 'SECRET'
