// A machine with a million tags.
holdfast 1
name 'victim'
vm('web-01') { (1..1_000_000).each { tags(("t$it".toString()): 'x') } }
