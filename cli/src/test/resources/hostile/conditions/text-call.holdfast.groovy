// A call in the text of a condition.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where "${dev.holdfast.cli.hostile.Witness.touch()}"; policy 'gold' }
