// A real estate, as the cloud describes it: 116 machines and 17 scale-set instances in 13 regions. Everything that cannot
// be protected is said, with its reason; nothing of it stops the plan.
holdfast 1
name 'azure-estate'
defaults { timeZone 'UTC' }

inventory { azure 'inventory/vms.json'; disks 'inventory/disks.json' }
inventory { azure 'inventory/vmss_instances.json' }

apply from: 'regions.holdfast.groovy'
apply from: 'policies.holdfast.groovy'
