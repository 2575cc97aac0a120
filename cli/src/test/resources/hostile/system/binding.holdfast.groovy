// What the caller of a script gave.
holdfast 1
name 'victim'
vm("${binding.variables}")
