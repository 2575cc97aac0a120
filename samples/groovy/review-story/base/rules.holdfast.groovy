rule('prod-data-leaves-the-region') {  // a violation of level error keeps a plan from being applied
  forEach vm
  where { vm.tags.env == 'prod' && vm.tags.tier in ['db', 'pay'] }
  require { vm.protection.copies.any { it.region != vm.region } }
  message '{vm.name} holds data of production and has no copy outside {vm.region}'
}

builtin('weakens-protection') {
  level error  // nobody weakens a policy in passing: it takes a waiver by name
}
