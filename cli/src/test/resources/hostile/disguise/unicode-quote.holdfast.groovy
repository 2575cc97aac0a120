// A quote behind an escape ends a text.
holdfast 1
name 'victim'
vm('web\u0027); dev.holdfast.cli.hostile.Witness.touch(); vm(\u0027x')
