// The class of the script.
holdfast 1
name 'victim'
def x = this.class.classLoader
