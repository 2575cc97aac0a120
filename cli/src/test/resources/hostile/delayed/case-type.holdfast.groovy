// A switch over a class.
holdfast 1
name 'victim'
switch (1) { case dev.holdfast.cli.hostile.Witness: vm('web-01') }
