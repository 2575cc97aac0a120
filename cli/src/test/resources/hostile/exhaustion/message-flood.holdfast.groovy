// A million problems.
holdfast 1
name 'victim'
(1..1_000_000).each { rppo it }
