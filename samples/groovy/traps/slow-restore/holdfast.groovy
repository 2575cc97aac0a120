// The trap: a point that survives is not yet a machine that runs. Reading it from a vault takes time, and machines that are
// restored together share the storage accounts.
holdfast 1
name 'slow-restore'
defaults { region 'northeurope'; timeZone 'Europe/Dublin'; policy 'elsewhere' }

vault('rsv-dublin') { region 'northeurope'; redundancy GRS; crossRegionRestore true }

storageAccount('restoredublin') { region 'northeurope'; throughput '40MiB/s' }        // slower than the service reads a machine

policy('vault-only') {                 // no snapshot at hand: every restore reads the vault
  vault 'rsv-dublin'
  objectives { rpo 24.hours; rto 4.hours }
  schedule { daily '22:00' }
  retention { daily 14.days }
}

policy('elsewhere') {                  // one machine is back in time in the paired region, eight together are not
  extend 'vault-only'
  objectives { survive { vm(); region { rpo 48.hours; rto 6.hours } } }
  retention { instant 2.days; daily 14.days }
}

vm('db-01') {
  os linux
  policy 'vault-only'
  disk('os') { size 1.TiB; used 500.GiB; churn '1%/d' }
}

(1..8).each { number ->
  vm("app-0$number") {
    os linux
    disk('os') { size 512.GiB; used 200.GiB; churn '1%/d' }
  }
}
