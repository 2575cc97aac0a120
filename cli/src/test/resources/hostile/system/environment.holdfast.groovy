// A variable of the environment in a name.
holdfast 1
name 'victim'
vm("${System.getenv('SECRET_VARIABLE')}")
