// A space that is none.
holdfast 1
name 'victim'
vm 'web-01'
