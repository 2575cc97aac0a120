// The trap: a copy is behind its source, by its interval and by the time it takes.
holdfast 1
name 'copy-lag'
defaults { region 'southeastasia'; timeZone 'Asia/Singapore' }

vault('rsv-main') { region 'southeastasia'; redundancy LRS }
vault('rsv-far') { region 'eastasia'; redundancy LRS }

policy('every-other-day') {            // the copies are two days apart
  vault 'rsv-main'
  objectives { rpo 24.hours; survive { vm(); region { rpo 24.hours } } }
  schedule { daily '22:00' }
  retention { instant 2.days; daily 14.days }
  copy { to 'rsv-far'; every 2.days; retention { daily 30 } }
}

policy('every-day') {                  // 24 hours apart, but made at midnight, and not in no time
  extend 'every-other-day'
  copy { to 'rsv-far'; every 1.day; retention { daily 30 } }
}

['app-01': 'every-other-day', 'app-02': 'every-day'].each { machine, chosen ->
  vm(machine) {
    os linux
    policy chosen
    disk('os') { size 512.GiB; used 200.GiB; churn '3%/d' }
  }
}
