// Looking for what is not there, in long texts.
holdfast 1
name 'victim'
def a = 'x' * 2_000_000
def b = 'x' * 1_000_000 + 'y'
(1..1_000_000).each { if (a.contains(b)) { vm('web-01') } }
