// A power of powers.
holdfast 1
name 'victim'
def n = 9 ** 9 ** 9 ** 9
