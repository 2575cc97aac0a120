// A machine with a million disks.
holdfast 1
name 'victim'
vm('web-01') { (1..1_000_000).each { i -> disk("d$i") { lun i % 255; size 1.GiB } } }
