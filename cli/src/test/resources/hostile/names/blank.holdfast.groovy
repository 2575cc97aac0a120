// A name of spaces.
holdfast 1
name 'victim'
vm('   ') { os linux }
