// The registry of all of them.
holdfast 1
name 'victim'
def x = GroovySystem.metaClassRegistry.removeMetaClass(String)
