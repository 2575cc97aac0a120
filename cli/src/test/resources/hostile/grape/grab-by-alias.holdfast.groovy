// An import that gives the annotation another name.
holdfast 1
name 'victim'
import groovy.lang.Grab as Policy
@Policy('evil:evil:1.0') def x = 1
