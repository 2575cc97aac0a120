// A method through its handle.
holdfast 1
name 'victim'
def x = java.lang.invoke.MethodHandles.lookup()
