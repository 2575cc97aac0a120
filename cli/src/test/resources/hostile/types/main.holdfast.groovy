// The method that a script starts with.
holdfast 1
name 'victim'
static void main(String[] args) { dev.holdfast.cli.hostile.Witness.touch() }
