// The two databases of the billing service are declared by hand: what their disks hold decides about their protection.
def database(systemUsed, dataUsed) {
  os windows
  tags env: 'prod', tier: 'db', service: 'billing'
  disk('os') { size 128.GiB; used systemUsed; sku 'Premium_LRS'; caching 'read-write' }
  disk('data0') { lun 0; size 4.TiB; used dataUsed; churn '5%/d' }
  disk('temp') { size 135.GiB; used 5.GiB; temporary true }
}

vm('sql-01') {
  zone 1
  workload { kind 'sql-server'; logBackups 15.minutes }
  database(17.GiB, 900.GiB)
  disk('scratch') { lun 3; size 1.TiB; used 400.GiB; exclude 'rebuilt from the build cache in 10 minutes' }
  runbook owner: 'dba-team', service: 'billing', escalation: '+1-555-0100', patchWindow: 'Sun 02:00-04:00',
      alerts: '#billing-oncall', access: 'bastion', drill: 'monthly', rebuild: 'terraform module vm-sql'
}

vm('sql-02') {
  zone 2
  workload { kind 'sql-server'; logBackups 15.minutes }
  database(19.GiB, 870.GiB)
}
