// Two functions that call each other.
holdfast 1
name 'victim'
def f(n) { g(n) }
def g(n) { f(n) }
f(0)
