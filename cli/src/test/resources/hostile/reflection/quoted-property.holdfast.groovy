// A property in quotes.
holdfast 1
name 'victim'
def x = 'a'.'class'.'classLoader'
