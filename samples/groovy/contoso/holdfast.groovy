// The estate of Contoso: an online shop in two regions. The declaration is split by topic; Holdfast reads every
// *.holdfast.groovy beside this file.
holdfast 1
name 'contoso-prod'
defaults { region 'eastus'; timeZone 'America/New_York' }

for (place in ['eastus', 'westus']) {
  vault("rsv-$place") { region place; redundancy GRS; crossRegionRestore true; softDelete 14.days; immutability unlocked }
}

storageAccount('contosorestore') { region 'eastus'; kind standard; throughput '60MiB/s'; iops 20_000 }

inventory { azure 'inventory/vms.json'; disks 'inventory/disks.json' }     // eastus, as 'az vm list' and 'az disk list' answer
inventory { ndjson 'inventory/west.ndjson' }                              // westus, in our own keys
