// A plan that differs each time.
holdfast 1
name 'victim'
vm("web-${Math.random()}")
