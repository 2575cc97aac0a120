// The name of the estate.
holdfast 1
name 'victim'
vm('web-01') { os linux }
name '../../x'
