// A plan that depends on the day.
holdfast 1
name 'victim'
vm("web-${new Date()}")
