// A text between slashes.
holdfast 1
name 'victim'
vm(/web-${dev.holdfast.cli.hostile.Witness.touch()}/)
