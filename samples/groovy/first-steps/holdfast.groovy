// What must survive, and how. Change this file, then:
//   holdfast plan      shows what would change; it changes nothing
//   holdfast apply     does it, after you said yes
holdfast 1                           // version of the language
name 'first-steps'

defaults {                           // what holds where nothing else is said
  region 'westeurope'
  timeZone 'Europe/Berlin'           // times of day below are in this zone
}

// where recovery points are kept
vault('rsv-main') { region 'westeurope'; redundancy GRS; crossRegionRestore true; softDelete 14.days; immutability unlocked }

policy('daily') {
  vault 'rsv-main'
  objectives { rpo 28.hours }        // the most work you can bear to lose; a daily backup may be late
  schedule { daily '22:00'; stagger 1.hour }
  retention {
    instant 2.days                   // quick restores from snapshots for two days
    daily 14.days                    // a point of each day for 14 days
    weekly { keep 8.weeks; on sunday }
    monthly { keep 12.months; on first, sunday }
  }
}

vm('web-01') {                       // or an inventory, below
  os linux
  tags env: 'prod'
  disk('os') { size 64.GiB; used 20.GiB }
}
vm('db-01') {
  os linux
  tags env: 'prod'
  disk('os') { size 64.GiB; used 18.GiB }
  disk('data') { lun 0; size 512.GiB; used 200.GiB; churn '3%/d' }
  disk('temp') { size 64.GiB; temporary true }     // never backed up
}
vm('sandbox') {
  os linux
  tags env: 'dev'
  disk('os') { size 32.GiB }
}

// Machines can also come from the cloud, as 'az vm list' writes them:
//   az vm list > vms.json
// inventory { azure 'inventory/vms.json' }

// the first that fits decides
bind('sandboxes') { where { vm.tags.env == 'dev' }; unprotected 'can be rebuilt from code in an hour' }
bind('everything-else') { policy 'daily' }
