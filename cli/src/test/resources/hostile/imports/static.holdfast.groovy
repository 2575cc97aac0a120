// A method of a class as a verb.
holdfast 1
name 'victim'
import static dev.holdfast.cli.hostile.Witness.touch
touch()
