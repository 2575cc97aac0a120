// All pairs of pairs.
holdfast 1
name 'victim'
def l = (1..2_000).toList()
def m = l.collectMany { a -> l.collect { b -> [a, b] } }
