// A value as source.
holdfast 1
name 'victim'
vm([1].inspect())
