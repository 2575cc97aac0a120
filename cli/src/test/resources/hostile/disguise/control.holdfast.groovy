// A control character hides text in terminals.
holdfast 1
name 'victim'
vm('web[2K-01')
