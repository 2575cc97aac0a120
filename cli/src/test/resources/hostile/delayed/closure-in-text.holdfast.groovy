// A closure inside of a text.
holdfast 1
name 'victim'
vm("web-${{ -> dev.holdfast.cli.hostile.Witness.touch() }}")
