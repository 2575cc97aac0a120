policy('crowd') {
  vault 'near'
  schedule { daily '22:00' }
  retention { daily 7.days }
}
(1..520).each { n ->
  vm("web${n}") { os linux; region 'eastus'; policy "crowd"; disk('os') { size 64.GiB; used 20.GiB; churn '1%/d' } }
}
