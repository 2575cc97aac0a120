// Texts in texts.
holdfast 1
name 'victim'
vm("web-${"a${dev.holdfast.cli.hostile.Witness.touch()}"}")
