// XML with a document type that reads a file.
holdfast 1
name 'victim'
new XmlSlurper().parseText('<!DOCTYPE x [<!ENTITY y SYSTEM "file:SECRET">]><x>&y;</x>')
