// A class of the program itself.
holdfast 1
name 'victim'
import dev.holdfast.cli.hostile.Witness
Witness.touch()
