// A name that Azure Pipelines takes for a command.
holdfast 1
name 'victim'
vm('##vso[task.setvariable variable=approved]true') { os linux }
