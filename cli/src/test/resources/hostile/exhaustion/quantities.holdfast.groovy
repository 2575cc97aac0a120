// A tower of durations and sizes.
holdfast 1
name 'victim'
def d = 1.hour
(1..1_000).each { d = d * 1_000_000 }
vm('web-01') { disk('os') { size 1.GiB * 9_000_000_000 * 9_000_000_000 } }
