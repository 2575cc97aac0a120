(1..501).each { n ->
  vault("more${n}") { region 'northeurope' }
}
