// A file that is not there, to learn what is.
holdfast 1
name 'victim'
apply from: 'nothing.holdfast.groovy'
