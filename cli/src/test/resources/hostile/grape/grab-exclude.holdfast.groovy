// The annotation alone starts the machinery.
holdfast 1
name 'victim'
@GrabExclude('a:b') def x = 1
