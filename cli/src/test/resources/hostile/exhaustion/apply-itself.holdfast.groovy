// A file that applies itself.
holdfast 1
name 'victim'
apply from: 'declaration.holdfast.groovy'
