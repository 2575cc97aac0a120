// The trap: "every 4h" inside a window of 12 hours leaves a night of 16 hours.
holdfast 1
name 'window-night'
defaults { region 'southeastasia'; timeZone 'Asia/Singapore' }

vault('rsv-main') { region 'southeastasia'; redundancy LRS }

policy('office-hours') {
  vault 'rsv-main'
  objectives { rpo 4.hours }
  schedule { every 4.hours; window '08:00-20:00'; stagger 30.minutes }   // 08:00, 12:00, 16:00 and then nothing until 08:00
  retention { instant 2.days; daily 14.days }
}

vm('app-01') {
  os linux
  disk('os') { size 64.GiB; used 20.GiB; churn '3%/d' }
  disk('data') { lun 0; size 512.GiB; used 200.GiB; churn '3%/d' }
}

bind('all') { policy 'office-hours' }
