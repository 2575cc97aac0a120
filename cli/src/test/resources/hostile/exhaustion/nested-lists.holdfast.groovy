// A list in a list in a list, as a value of the declaration.
holdfast 1
name 'victim'
def l = [1]
(1..1_000).each { l = [l] }
vm('web-01') { tags a: l }
policy('gold') { copies(l) }
