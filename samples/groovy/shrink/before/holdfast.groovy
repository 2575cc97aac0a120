// The retention before the cut: three weeks of days, and a copy of each day in another region.
holdfast 1
name 'shrink'

defaults {
  region 'westeurope'
  timeZone 'Europe/Berlin'
}

vault('rsv-main') { region 'westeurope'; redundancy LRS }
vault('rsv-far') { region 'northeurope'; redundancy LRS }

policy('web') {
  vault 'rsv-main'
  objectives { rpo 28.hours }
  schedule { daily '22:00' }
  retention { daily 21.days; weekly 4 }
  copy { to 'rsv-far'; every 1.day; retention { daily 21.days } }
}

['web-01': 20.GiB, 'web-02': 24.GiB].each { machine, inUse ->
  vm(machine) {
    os linux
    disk('os') { size 64.GiB; used inUse }
  }
}

bind { policy 'web' }
