// A path that leaves the folder half way.
holdfast 1
name 'victim'
apply from: 'a/../../outside.holdfast.groovy'
