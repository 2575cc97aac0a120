// A list that shares its parts made flat.
holdfast 1
name 'victim'
def a = [1]
(1..60).each { a = [a, a] }
def b = a.flatten()
