// A proxy of an interface.
holdfast 1
name 'victim'
def x = java.lang.reflect.Proxy.newProxyInstance(null, null, null)
