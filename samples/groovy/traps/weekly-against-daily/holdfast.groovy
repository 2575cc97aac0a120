// The trap: a weekly policy cannot hold an rpo of a day.
holdfast 1
name 'weekly-against-daily'
defaults { region 'westeurope'; timeZone 'Europe/Berlin' }

vault('rsv-main') { region 'westeurope'; redundancy LRS }

policy('weekend') {
  vault 'rsv-main'
  objectives { rpo 24.hours }
  schedule { weekly { on sunday; at '22:00' }; stagger 1.hour }
  retention { instant 2.days; weekly 12.weeks }
}

vm('app-01') {
  os linux
  disk('os') { size 64.GiB; used 20.GiB; churn '3%/d' }
  disk('data') { lun 0; size 512.GiB; used 200.GiB; churn '3%/d' }
}

bind('all') { policy 'weekend' }
