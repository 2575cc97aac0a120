// Two conditions in one.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where { vm.name == 'a'; true }; policy 'gold' }
