// A condition of very many terms.
holdfast 1
name 'victim'
def f = { n -> "vm.name == 'x$n'" }
bind('all') { where((1..100_000).collect(f).join(' || ')); unprotected 'x' }
