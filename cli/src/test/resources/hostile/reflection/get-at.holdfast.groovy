// An operator as the method behind it.
holdfast 1
name 'victim'
def x = [1, 2].getAt('class')
