// Several letters u.
holdfast 1
name 'victim'
vm('web\uuuu0027')
