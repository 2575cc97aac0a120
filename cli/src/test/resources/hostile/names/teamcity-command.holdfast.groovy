// A name that TeamCity takes for a command.
holdfast 1
name 'victim'
vm('##teamcity[buildStatus status="SUCCESS"]') { os linux }
