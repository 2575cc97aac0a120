// A name that is a path.
holdfast 1
name 'victim'
vm('../../etc/passwd') { os linux }
