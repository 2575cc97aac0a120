// The environment of the process as a file.
holdfast 1
name 'victim'
apply from: '/proc/self/environ'
