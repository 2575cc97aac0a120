// A file above the declaration's folder.
holdfast 1
name 'victim'
apply from: '../outside.holdfast.groovy'
