// A name from a loop.
holdfast 1
name 'victim'
['::error::'].each { vm("$it-1") { os linux } }
