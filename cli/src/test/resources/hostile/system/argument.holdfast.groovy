// The arguments of a script.
holdfast 1
name 'victim'
vm("${args[0]}")
