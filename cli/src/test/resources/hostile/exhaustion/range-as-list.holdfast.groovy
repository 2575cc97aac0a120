// The same as a list.
holdfast 1
name 'victim'
def l = (1..2_000_000_000).toList()
