holdfast 1
name 'estate'
def place = 'eastus'
vault('near') { region place }
