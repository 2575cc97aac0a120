// A list sorted again and again.
holdfast 1
name 'victim'
def l = (1..20_000).toList()
(1..20_000).each { def k = l.sort { a -> 0 - a } }
