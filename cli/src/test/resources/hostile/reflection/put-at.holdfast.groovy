// Assignment as the method behind it.
holdfast 1
name 'victim'
def x = [a: 1]
def y = x.putAt('a', 2)
