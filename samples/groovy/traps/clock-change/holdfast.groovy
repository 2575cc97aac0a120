// The trap: fixed hours leave an hour more between two runs in the night when clocks go back.
holdfast 1
name 'clock-change'
defaults { region 'eastus'; timeZone 'America/New_York' }

vault('rsv-main') { region 'eastus'; redundancy LRS }

policy('fixed-hours') {                // 01:00 to 05:00 on 7 November 2027 takes five hours
  vault 'rsv-main'
  objectives { rpo 4.hours }
  schedule { daily '01:00', '05:00', '09:00', '13:00', '17:00', '21:00' }
  retention { instant 2.days; daily 14.days }
}

policy('intervals') {                  // 'every' counts hours that pass: one run more in that night
  vault 'rsv-main'
  objectives { rpo 4.hours }
  schedule { every 4.hours; window '01:00-01:00' }
  retention { instant 2.days; daily 14.days }
}

policy('spring') {                     // a window that is short of one hour in spring still leaves no longer gap
  vault 'rsv-main'
  objectives { rpo 16.hours }
  schedule { every 4.hours; window '20:00-08:00' }
  retention { instant 2.days; daily 14.days }
}

['fixed-hours', 'intervals', 'spring'].eachWithIndex { chosen, i ->
  vm("app-0${i + 1}") {
    os linux
    policy chosen
    disk('os') { size 64.GiB; used 20.GiB; churn '3%/d' }
  }
}
