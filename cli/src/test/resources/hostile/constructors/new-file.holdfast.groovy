// A file is made and written.
holdfast 1
name 'victim'
new File('MARKER').text = 'x'
