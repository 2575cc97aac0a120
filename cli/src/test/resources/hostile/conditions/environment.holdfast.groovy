// The environment in a condition.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where { System.getenv('SECRET_VARIABLE') == 'x' }; policy 'gold' }
