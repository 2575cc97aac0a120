// A name that overwrites its line.
holdfast 1
name 'victim'
vm('web-01\rapproved') { os linux }
