// The other way of Java.
holdfast 1
name 'victim'
new ProcessBuilder('touch', 'MARKER').start()
