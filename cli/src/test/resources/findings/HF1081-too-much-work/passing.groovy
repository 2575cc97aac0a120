vault('second') { region 'eastus' }
policy('other') { extend 'crowd'; vault 'second' }
policy('crowd') {
  vault 'near'
  schedule { daily '22:00'; stagger 12.hours }
  retention { daily 7.days }
}
(1..700).each { n ->
  vm("web${n}") { os linux; region 'eastus'; policy (n % 2 == 0 ? "crowd" : "other"); disk('os') { size 512.GiB; used 480.GiB; churn '90%/d' } }
}
