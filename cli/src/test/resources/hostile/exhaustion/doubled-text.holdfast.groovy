// A text that doubles.
holdfast 1
name 'victim'
def s = 'xxxxxxxx'
(1..60).each { s = s + s }
