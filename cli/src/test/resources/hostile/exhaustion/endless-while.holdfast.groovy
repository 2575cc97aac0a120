// A loop without end.
holdfast 1
name 'victim'
while (true) { }
