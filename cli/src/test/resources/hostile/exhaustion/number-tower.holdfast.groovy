// A number that squares itself.
holdfast 1
name 'victim'
def n = 10
(1..100).each { n = n * n }
