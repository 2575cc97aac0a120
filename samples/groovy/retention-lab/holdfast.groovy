holdfast 1
name 'retention-lab'
defaults { region 'westeurope'; timeZone 'Europe/Amsterdam' }
vault('rsv-lab') { region 'westeurope' }
vault('rsv-far') { region 'northeurope'; redundancy LRS }

policy('lab') {
  vault 'rsv-lab'
  objectives { rpo 24.hours }
  schedule { daily '10:00', '22:00' }
  retention {
    instant 2.days
    daily 5                                        // the newest point of each of the last 5 days that have one
    weekly { keep 5.weeks; on sunday }             // Sunday's newest point lives five weeks
    monthly { keep 6.months; on last, day }
    keepTags([['before-upgrade']])
  }
  copy { to 'rsv-far'; every 1.day; retention { daily 14.days } }
}
