// The same as a property.
holdfast 1
name 'victim'
vm("${System.env.SECRET_VARIABLE}")
