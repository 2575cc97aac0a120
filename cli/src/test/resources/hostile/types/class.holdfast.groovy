// A class whose static part runs when it is loaded.
holdfast 1
name 'victim'
class A { static { dev.holdfast.cli.hostile.Witness.touch() } }
vm('web-01')
