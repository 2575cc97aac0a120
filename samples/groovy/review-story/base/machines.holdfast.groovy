vm('sql-01') {
  os windows
  tags env: 'prod', tier: 'db'
  disk('os') { size 128.GiB; used 40.GiB; churn '2%/d' }
  disk('data') { lun 0; size 512.GiB; used 300.GiB; churn '4%/d' }
}

vm('sql-02') {
  os windows
  tags env: 'prod', tier: 'db'
  disk('os') { size 128.GiB; used 40.GiB; churn '2%/d' }
  disk('data') { lun 0; size 512.GiB; used 280.GiB; churn '4%/d' }
}

vm('app-01') {
  os linux
  tags env: 'prod', tier: 'app'
  disk('os') { size 64.GiB; used 24.GiB; churn '3%/d' }
}

vm('app-02') {
  os linux
  tags env: 'prod', tier: 'app'
  disk('os') { size 64.GiB; used 24.GiB; churn '3%/d' }
}

vm('app-03') {
  os linux
  tags env: 'prod', tier: 'app'
  disk('os') { size 64.GiB; used 30.GiB; churn '3%/d' }
}

vm('web-01') {
  os linux
  tags env: 'prod', tier: 'web'
  disk('os') { size 64.GiB; used 16.GiB; churn '2%/d' }
}

vm('web-02') {
  os linux
  tags env: 'prod', tier: 'web'
  disk('os') { size 64.GiB; used 16.GiB; churn '2%/d' }
}

vm('web-03') {
  os linux
  tags env: 'prod', tier: 'web'
  disk('os') { size 64.GiB; used 16.GiB; churn '2%/d' }
}

vm('mail-01') {
  os linux
  tags env: 'office'
  disk('os') { size 64.GiB; used 20.GiB; churn '2%/d' }
}

vm('wiki-01') {
  os linux
  tags env: 'office'
  disk('os') { size 64.GiB; used 20.GiB; churn '2%/d' }
}
