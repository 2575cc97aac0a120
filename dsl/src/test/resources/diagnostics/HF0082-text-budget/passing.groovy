holdfast 1
name 'estate'
def regionOfAll = 'eastus'
vault('near') { region regionOfAll }
