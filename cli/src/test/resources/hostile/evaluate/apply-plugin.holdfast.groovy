// Gradle's way to run code.
holdfast 1
name 'victim'
apply plugin: 'dev.holdfast.cli.hostile.Witness'
