// A path that Windows takes for a server.
holdfast 1
name 'victim'
apply from: '\\\\127.0.0.1\\x.holdfast.groovy'
