// The registry of all of them.
holdfast 1
name 'victim'
GroovySystem.metaClassRegistry.removeMetaClass(String)
