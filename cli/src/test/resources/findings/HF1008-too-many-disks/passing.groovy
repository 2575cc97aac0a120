vm('web') {
  region 'eastus'
  os linux
  policy 'daily'
  disk('os') { size 64.GiB; used 20.GiB; churn '1%/d' }
  (1..32).each { n ->
    disk("data${n}") { lun n; size 64.GiB; used 8.GiB; churn '1%/d' }
  }
}
exclude { where { disk.name == 'data32' }; reason 'a cache that is built anew' }
