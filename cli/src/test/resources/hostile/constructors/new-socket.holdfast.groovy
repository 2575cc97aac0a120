// A socket is opened.
holdfast 1
name 'victim'
new Socket('127.0.0.1', PORT)
