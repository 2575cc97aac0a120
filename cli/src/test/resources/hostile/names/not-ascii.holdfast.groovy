// A name that looks like another one.
holdfast 1
name 'victim'
vm('web-0і') { os linux }
