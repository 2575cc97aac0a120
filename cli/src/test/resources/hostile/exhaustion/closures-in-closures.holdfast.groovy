// A closure that makes closures.
holdfast 1
name 'victim'
def f = { n -> n }
(1..10_000_000).each { def g = f; f = { n -> g(n) } }
f(1)
