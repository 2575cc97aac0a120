// A program from a text.
holdfast 1
name 'victim'
'touch MARKER'.execute()
