// A device that never ends.
holdfast 1
name 'victim'
apply from: '/dev/zero'
