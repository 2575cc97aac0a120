// A script from a server.
holdfast 1
name 'victim'
apply from: 'http://127.0.0.1:PORT/x.holdfast.groovy'
