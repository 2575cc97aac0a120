// A million machines.
holdfast 1
name 'victim'
(1..1_000_000).each { vm("web-$it") { os linux } }
