// A template inside of a condition that names a class.
holdfast 1
name 'victim'
bind('all') { where { vm.name == "web-${dev.holdfast.cli.hostile.Witness.touch()}" }; unprotected 'x' }
