// A letter without width makes two names look the same.
holdfast 1
name 'victim'
def na​me1 = 1
vm("web-$name1")
