// A path that is computed.
holdfast 1
name 'victim'
def n = 'x'
apply from: "${n}.holdfast.groovy"
