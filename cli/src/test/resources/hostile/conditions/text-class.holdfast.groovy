// A class in the text of a condition.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where 'vm.class.forName(1) != null'; policy 'gold' }
