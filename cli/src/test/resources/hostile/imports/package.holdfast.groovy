// The file puts itself beside the program's classes.
holdfast 1
name 'victim'
package dev.holdfast.cli.hostile
Witness.touch()
