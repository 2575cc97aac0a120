// The same declaration after the cut: two weeks, in both vaults. No word about the points that are there already.
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
  retention { daily 14.days; weekly 4 }
  copy { to 'rsv-far'; every 1.day; retention { daily 14.days } }
}

['web-01': 20.GiB, 'web-02': 24.GiB].each { machine, inUse ->
  vm(machine) {
    os linux
    disk('os') { size 64.GiB; used inUse }
  }
}

bind { policy 'web' }
