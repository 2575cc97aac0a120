// A Cyrillic letter in a name.
holdfast 1
name 'victim'
def nаme1 = 1
vm("web-$nаme1")
