// A variable that is code.
holdfast 1
name 'victim'
def x = { dev.holdfast.cli.hostile.Witness.touch() }
policy('gold') { }
bind('all') { where { x() }; policy 'gold' }
