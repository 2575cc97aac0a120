// Names that generated code uses.
holdfast 1
name 'victim'
def $x = dev.holdfast.cli.hostile.Witness.touch()
vm("web-$$x")
