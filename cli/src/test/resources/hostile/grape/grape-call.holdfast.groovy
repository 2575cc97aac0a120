// Grape called without an annotation.
holdfast 1
name 'victim'
def x = groovy.grape.Grape.grab(group: 'evil', module: 'evil', version: '1.0')
