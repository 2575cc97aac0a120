// A condition in text that is nested very deeply.
holdfast 1
name 'victim'
bind('all') { where('(' * 100_000 + '1' + ')' * 100_000); unprotected 'x' }
