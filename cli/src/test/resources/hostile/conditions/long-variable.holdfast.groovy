// Variables that make a condition long, again and again.
holdfast 1
name 'victim'
def x = 'ab' * 500_000
(1..1_000).each { i -> bind("b$i") { where { vm.name == x || vm.name == x || vm.name == x }; unprotected 'x' } }
