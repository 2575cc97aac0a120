// The name of a vault.
holdfast 1
name 'victim'
vault('rsv; touch MARKER') { region 'eastus' }
