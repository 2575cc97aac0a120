// The spelling of a shell.
holdfast 1
name 'victim'
vm("${SECRET_VARIABLE}")
