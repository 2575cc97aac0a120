// The name of the estate.
holdfast 1
vm('web-01') { os linux }
name '../../x'
