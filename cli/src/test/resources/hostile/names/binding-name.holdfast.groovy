// The name of a binding.
holdfast 1
name 'victim'
policy('gold') { }
bind('::warning::x') { policy 'gold' }
