// A condition in text that negates again and again.
holdfast 1
name 'victim'
bind('all') { where('!' * 1_000_000 + 'true'); unprotected 'x' }
