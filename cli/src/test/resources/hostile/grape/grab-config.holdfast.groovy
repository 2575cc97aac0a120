// The library lands in the class loader of the program.
holdfast 1
name 'victim'
@GrabConfig(systemClassLoader = true, initContextClassLoader = true)
def x = 1
