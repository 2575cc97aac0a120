// A quote in a variable ends the text of a condition.
holdfast 1
name 'victim'
def env = "x' || true || '"
policy('gold') { }
bind('all') { where { vm.tags.env == env }; policy 'gold'; unprotected 'x' }
