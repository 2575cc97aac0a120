// A name that GitHub takes for a command.
holdfast 1
name 'victim'
vm('::set-output name=approved::true') { os linux }
