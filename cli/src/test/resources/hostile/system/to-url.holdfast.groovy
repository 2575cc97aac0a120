// A server asked through a text.
holdfast 1
name 'victim'
def x = 'http://127.0.0.1:PORT/'.toURL().text
