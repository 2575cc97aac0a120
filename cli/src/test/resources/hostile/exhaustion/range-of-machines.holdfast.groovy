// The same with a machine each.
holdfast 1
name 'victim'
(1..2_000_000_000).each { vm("web-$it") }
