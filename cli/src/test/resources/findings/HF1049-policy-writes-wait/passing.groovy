(1..49).each { n ->
  policy("own${n}") { extend 'daily' }
  vm("web${n}") { os linux; region 'eastus'; policy "own${n}"; disk('os') { size 64.GiB; used 20.GiB; churn '1%/d' } }
}
