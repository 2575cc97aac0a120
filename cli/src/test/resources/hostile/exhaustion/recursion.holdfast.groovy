// A function that calls itself.
holdfast 1
name 'victim'
def f(n) { f(n + 1) }
f(0)
