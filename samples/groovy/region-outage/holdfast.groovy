holdfast 1
name 'region-outage'

vault('rsv-east') { region 'eastus'; redundancy GRS; crossRegionRestore true }  // its points can be read in westus as well
vault('rsv-local') { region 'eastus'; redundancy LRS }  // its points are nowhere else
vault('rsv-north') { region 'northeurope'; redundancy LRS }

policy('paired') {
  vault 'rsv-east'
  schedule { daily '22:00' }
  retention { daily 30.days }
}

policy('local') {
  vault 'rsv-local'
  schedule { daily '22:00' }
  retention { daily 30.days }
}

policy('copied') {
  extend 'local'
  copy { to 'rsv-north'; every 1.day; retention { daily 30.days } }
}

vm('orders-01') {
  os linux
  region 'eastus'
  policy 'paired'
  disk('os') { size 32.GiB; used 12.GiB; churn '1%/d' }
}

vm('ledger-01') {
  os linux
  region 'eastus'
  policy 'copied'
  disk('os') { size 32.GiB; used 20.GiB; churn '2%/d' }
}

vm('wiki-01') {
  os linux
  region 'eastus'
  policy 'local'
  disk('os') { size 32.GiB; used 8.GiB; churn '1%/d' }
}
