// The compact constructor of a record.
holdfast 1
name 'victim'
record A(int x) { A { dev.holdfast.cli.hostile.Witness.touch() } }
