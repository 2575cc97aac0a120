// A tower of decimals.
holdfast 1
name 'victim'
def d = 1.1
(1..100_000).each { d = d * 1.1 }
