// The same with a writer.
holdfast 1
name 'victim'
vm("web-${out -> out << dev.holdfast.cli.hostile.Witness.touch()}")
