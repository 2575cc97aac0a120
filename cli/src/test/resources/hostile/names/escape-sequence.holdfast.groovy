// An escape for terminals behind one of Groovy.
holdfast 1
name 'victim'
vm('web\b\b\bapproved') { os linux }
