// A closure that is its own argument.
holdfast 1
name 'victim'
def y = { c -> c(c) }
y(y)
