// A pointer as an argument.
holdfast 1
name 'victim'
['touch MARKER'].each('a'.&execute)
