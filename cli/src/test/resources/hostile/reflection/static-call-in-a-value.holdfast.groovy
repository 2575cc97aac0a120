// The same where a value is expected.
holdfast 1
name 'victim'
vm("${dev.holdfast.cli.hostile.Witness.touch()}") { os linux }
