// A method of a native library.
holdfast 1
name 'victim'
native def f()
f()
