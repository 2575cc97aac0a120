// The policies of the estate. All keep their points in the vault of the machine's region; the names of the vaults follow
// from the regions, which another file lists. A file may be applied by several others: what it declares is there once, and
// its variables are known in each of them after the line that applies it.
apply from: 'regions.holdfast.groovy'

// region to vault, such as eastus: rsv-eastus
def vaults = regions.collectEntries { [(it): "rsv-$it"] }

policy('daily') {
  vault vaults
  objectives { rpo 24.hours }
  schedule { daily '22:00'; stagger 2.hours }
  retention { instant 2.days; daily 14.days; weekly { keep 8.weeks; on sunday } }
}

policy('windows') {                  // twice a day
  extend 'daily'
  objectives { rpo 12.hours }
  schedule { every 12.hours; window '06:00-06:00'; stagger 1.hour }
}

policy('clusters') {                 // more often than vault backup can: these machines are reported as uncovered
  vault vaults
  objectives { rpo 1.hour }
  retention { instant 2.days; daily 14.days }
}

policy('archive') {                  // seldom changed: one point a week is enough
  extend 'daily'
  objectives { rpo 8.days }
  schedule { weekly { on sunday; at '03:00' }; stagger 2.hours }
  retention { instant 2.days; weekly 12.weeks; monthly { keep 12.months; on first, sunday } }
}
