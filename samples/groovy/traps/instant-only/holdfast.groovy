// The trap: captures every 4 hours are snapshots; only the last one of each day reaches the vault.
holdfast 1
name 'instant-only'
defaults { region 'southeastasia'; timeZone 'Asia/Singapore' }

vault('rsv-main') { region 'southeastasia'; redundancy LRS; immutability unlocked }

policy('frequent') {
  vault 'rsv-main'
  objectives {
    rpo 4.hours                        // holds for the machine, and not for whoever deletes or encrypts it
    survive { vm(); deletion(); ransomware() }
  }
  schedule { every 4.hours; window '20:00-20:00'; stagger 30.minutes }
  retention { instant 2.days; daily 14.days }
}

vm('app-01') {
  os linux
  disk('os') { size 64.GiB; used 20.GiB; churn '3%/d' }
  disk('data') { lun 0; size 512.GiB; used 200.GiB; churn '3%/d' }
}

bind('all') { policy 'frequent' }
