// A statement in a condition.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where { def x = 1; true }; policy 'gold' }
