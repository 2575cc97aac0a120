// A text replaced by itself.
holdfast 1
name 'victim'
def s = 'xxxx'
(1..60).each { s = s.replace('x', 'xxxx') }
