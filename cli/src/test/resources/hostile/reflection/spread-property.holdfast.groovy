// The class of each element.
holdfast 1
name 'victim'
def x = ['a']*.class
