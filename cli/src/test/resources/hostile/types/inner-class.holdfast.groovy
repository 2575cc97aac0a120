// A class inside of a function.
holdfast 1
name 'victim'
def f() { class A { static { dev.holdfast.cli.hostile.Witness.touch() } } }
f()
