// A class under the name of a verb.
holdfast 1
name 'victim'
import dev.holdfast.cli.hostile.Witness as vm
vm.touch()
