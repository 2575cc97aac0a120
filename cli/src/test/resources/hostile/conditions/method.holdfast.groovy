// A method of a text in a condition.
holdfast 1
name 'victim'
policy('gold') { }
bind('all') { where { 'touch MARKER'.execute() == null }; policy 'gold' }
