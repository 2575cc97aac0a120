// A switch over something that has code.
holdfast 1
name 'victim'
switch (1) { case { dev.holdfast.cli.hostile.Witness.touch() }: vm('web-01') }
