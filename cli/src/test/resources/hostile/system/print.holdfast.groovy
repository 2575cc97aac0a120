// Text for whoever reads the log.
holdfast 1
name 'victim'
println 'the plan is safe'
