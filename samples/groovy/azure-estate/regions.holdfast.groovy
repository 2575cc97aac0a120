// The regions of the estate, each with a vault: a vault protects machines of its own region only.
def regions = ['australiasoutheast', 'centralus', 'eastus', 'eastus2', 'francecentral', 'northeurope', 'southcentralus',
  'southeastasia', 'westcentralus', 'westeurope', 'westus', 'westus2']
def paired = ['eastus', 'westeurope']

// eastus2euap is a canary region: its vault stays empty, and its machines are reported as uncovered
for (place in regions + 'eastus2euap') {
  vault("rsv-$place") {
    region place
    softDelete 14.days
    immutability unlocked
    if (place in paired) {
      redundancy GRS
      crossRegionRestore true
    } else {
      redundancy LRS
    }
  }
}
