// What a value is made of.
holdfast 1
name 'victim'
vm('a'.dump())
