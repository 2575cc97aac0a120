// Gradle's way to run a program.
holdfast 1
name 'victim'
task('x') { exec { commandLine 'touch', 'MARKER' } }
