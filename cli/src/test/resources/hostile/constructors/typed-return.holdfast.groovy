// A typed result.
holdfast 1
name 'victim'
FileOutputStream f() { ['MARKER'] }
f()
