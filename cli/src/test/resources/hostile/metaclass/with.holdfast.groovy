// A value as the object of a closure.
holdfast 1
name 'victim'
'touch MARKER'.with { execute() }
