(1..500).each { n ->
  vault("more${n}") { region 'northeurope' }
}
