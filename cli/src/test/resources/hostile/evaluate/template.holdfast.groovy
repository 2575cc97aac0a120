// A template with code.
holdfast 1
name 'victim'
new groovy.text.SimpleTemplateEngine().createTemplate('<% dev.holdfast.cli.hostile.Witness.touch() %>').make()
