// A zero byte in a path.
holdfast 1
name 'victim'
apply from: 'x\000.holdfast.groovy'
