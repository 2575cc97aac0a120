// A program the way of Java.
holdfast 1
name 'victim'
def x = Runtime.getRuntime().exec('touch MARKER')
