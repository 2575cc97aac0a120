// The name of a vault.
holdfast 1
name 'victim'
vault('rsv\u0027') { region 'eastus' }
