// All providers of a service.
holdfast 1
name 'victim'
java.util.ServiceLoader.load(java.sql.Driver).each { vm("$it") }
