policy('crowd') {
  vault 'near'
  schedule { daily '22:00'; stagger 12.hours }
  retention { daily 7.days }
}
(1..700).each { n ->
  vm("web${n}") { os linux; region 'eastus'; policy "crowd"; disk('os') { size 512.GiB; used 480.GiB; churn '90%/d' } }
}
