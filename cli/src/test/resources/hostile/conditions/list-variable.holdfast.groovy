// A variable that is no literal of a condition.
holdfast 1
name 'victim'
def x = [1, 2]
policy('gold') { }
bind('all') { where { vm.zone == x }; policy 'gold' }
