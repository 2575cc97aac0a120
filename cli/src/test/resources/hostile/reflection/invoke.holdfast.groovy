// A method by its name.
holdfast 1
name 'victim'
'touch MARKER'.invokeMethod('execute', null)
