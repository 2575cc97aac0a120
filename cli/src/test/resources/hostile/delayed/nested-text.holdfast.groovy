// Texts inside of texts.
holdfast 1
name 'victim'
vm("web-${"a${"b${dev.holdfast.cli.hostile.Witness.touch()}"}"}")
