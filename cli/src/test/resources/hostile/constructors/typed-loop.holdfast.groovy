// A typed loop variable.
holdfast 1
name 'victim'
for (FileOutputStream x in [['MARKER']]) { vm('web-01') }
