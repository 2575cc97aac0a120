holdfast 1
name 'estate'
def day = 'eastus'
vault('near') { region day }
