// The spelling of a build.
holdfast 1
name 'victim'
vm("${env.SECRET_VARIABLE}")
