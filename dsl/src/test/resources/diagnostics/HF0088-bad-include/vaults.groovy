vault('near') { region 'eastus' }
