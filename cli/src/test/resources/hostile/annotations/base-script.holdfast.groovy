// The file's own code becomes a subclass of a class that it names.
holdfast 1
name 'victim'
@groovy.transform.BaseScript(dev.holdfast.cli.hostile.Witness) script
