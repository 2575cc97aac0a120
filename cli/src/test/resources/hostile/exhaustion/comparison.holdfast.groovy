// Two lists that share their parts compared.
holdfast 1
name 'victim'
def a = [1]
def b = [1]
(1..60).each { a = [a, a]; b = [b, b] }
if (a == b) { vm('web-01') }
