// An import that is not at the beginning.
holdfast 1
name 'victim'
vm('web-01') { os linux }; import dev.holdfast.cli.hostile.Witness
