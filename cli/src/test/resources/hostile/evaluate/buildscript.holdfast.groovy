// Gradle's way to load libraries.
holdfast 1
name 'victim'
buildscript { dependencies { classpath 'evil:evil:1.0' } }
