// A list that doubles.
holdfast 1
name 'victim'
def l = [1, 2]
(1..60).each { l = l + l }
