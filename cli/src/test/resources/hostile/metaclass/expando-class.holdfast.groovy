// A metaclass of its own.
holdfast 1
name 'victim'
def x = new ExpandoMetaClass(String)
