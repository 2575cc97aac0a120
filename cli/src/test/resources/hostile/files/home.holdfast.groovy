// The spelling of a shell for a home folder.
holdfast 1
name 'victim'
apply from: '~/.ssh/id_rsa'
