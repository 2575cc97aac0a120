// A name over two lines.
holdfast 1
name 'victim'
vm('web-01\nPlan: 0 to delete') { os linux }
