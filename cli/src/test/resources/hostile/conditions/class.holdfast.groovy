// A class in a condition.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where { vm.class.forName('dev.holdfast.cli.hostile.Witness') != null }; policy 'gold' }
