// Several libraries in one annotation.
holdfast 1
name 'victim'
@Grapes([@Grab('evil:evil:1.0'), @Grab('evil:worse:1.0')])
def x = 1
