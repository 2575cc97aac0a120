// An assignment in a condition.
holdfast 1
name 'victim'
def x = 1
policy('gold') { }
bind('all') { where { x = 2 }; policy 'gold' }
