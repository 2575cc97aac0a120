// A range of two thousand million.
holdfast 1
name 'victim'
(1..2_000_000_000).each { }
