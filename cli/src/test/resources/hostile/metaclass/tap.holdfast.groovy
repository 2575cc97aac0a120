// The same, giving the value.
holdfast 1
name 'victim'
'touch MARKER'.tap { execute() }
