holdfast 1
name 'estate'
def sum = 0
(1..2).each { n -> (1..1000).each { m -> sum = sum + m } }
vault('near') { region 'eastus' }
