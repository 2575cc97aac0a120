// Keys of a map that have the same hash.
holdfast 1
name 'victim'
def pairs = ['Aa', 'BB']
def keys = ['']
(1..18).each { keys = keys.collectMany { k -> pairs.collect { k + it } } }
def m = keys.collectEntries { [it, 1] }
def x = keys.unique().size()
(1..5_000_000).each { if (m.containsKey('AaBB')) { } }
