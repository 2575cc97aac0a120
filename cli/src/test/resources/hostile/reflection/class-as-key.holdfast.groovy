// The class of a map is a property, not an entry.
holdfast 1
name 'victim'
def m = [a: 1]
def x = m.getClass()
vm("$x")
