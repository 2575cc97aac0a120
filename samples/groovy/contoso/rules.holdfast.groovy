// what every plan is judged by; a violation of level error keeps a plan from being applied
rule('prod-databases-leave-the-region') {
  forEach vm
  where { vm.tags.env == 'prod' && vm.tags.tier == 'db' }
  require { vm.protection.copies.any { it.region != vm.region } }
  message '{vm.name} is a production database and has no copy outside {vm.region}'
}

rule('prod-data-is-backed-up') {
  forEach disk
  where { vm.tags.env == 'prod' && !disk.temporary && !disk.name.startsWith('cache') }
  require { disk.included }
  level warning
  message '{disk.name} of {vm.name} holds {disk.used} that nothing protects: {disk.reason}'
  waive('sql-01/disks/scratch') { until '2027-06-30'; owner 'dba-team'; reason 'rebuilt from the build cache in 10 minutes' }
}
