holdfast 1
name 'estate'
def day = new Date()
vault('near') { region 'eastus' }
