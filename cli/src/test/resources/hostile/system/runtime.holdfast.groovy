// A program the way of Java.
holdfast 1
name 'victim'
Runtime.getRuntime().exec('touch MARKER')
