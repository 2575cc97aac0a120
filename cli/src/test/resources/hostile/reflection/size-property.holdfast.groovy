// A published method without parentheses.
holdfast 1
name 'victim'
def x = [1, 2].size
vm("web-$x")
