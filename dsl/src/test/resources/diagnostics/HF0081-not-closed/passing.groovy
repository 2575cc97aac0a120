holdfast 1
name 'estate'
vault('near') {
  region 'eastus'
}
