holdfast 1
name 'estate'
vault('near') { region 'eastus' }
policy('daily') {
  vault 'near'
  objectives { rpo 28.hours }
  schedule { daily '22:00' }
  retention { daily 7 weekly 4 }
}
