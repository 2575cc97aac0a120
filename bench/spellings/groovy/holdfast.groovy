// The estate that bench/groovy-startup.sh plans in both spellings, and that the launcher starts once to learn
// which classes a declaration in Groovy needs: it uses each part of the language once.
holdfast 1
name 'spellings'
defaults { region 'eastus'; timeZone 'America/New_York' }

vault('rsv-eastus') { region 'eastus'; redundancy GRS; crossRegionRestore true; softDelete 14.days; immutability unlocked }
vault('rsv-westus') { region 'westus'; redundancy GRS; softDelete 14.days; immutability unlocked }

policy('bronze') {
  vault 'rsv-eastus'
  objectives { rpo 30.hours; rto 12.hours }
  schedule { daily '22:00'; stagger 2.hours }
  retention { instant 2.days; daily 30 }
}
policy('gold') {
  extend 'bronze'
  objectives { rpo 6.hours; rto 4.hours }
  schedule { every 4.hours; window '20:00-20:00'; stagger 30.minutes }
  retention {
    instant 2.days
    daily 7
    weekly { keep 12.weeks; on sunday }
    monthly { keep 12.months; on first, sunday }
  }
}

def sizes = [web: 64.GiB, app: 128.GiB]
def part(whole, share) {
  if (share > 100) {
    return whole
  }
  whole * share / 100
}

['web', 'app'].each { tier ->
  (1..3).each { i ->
    vm("$tier-0$i") {
      os linux
      tags env: tier == 'web' ? 'prod' : 'test', tier: tier
      disk('os') { size 32.GiB; used part(32.GiB, 50) }
      disk('data') { lun 0; size sizes[tier]; used part(sizes[tier], 25) }
    }
  }
}
for (server in ['sql-01', 'sql-02']) {
  vm(server) { os windows; tags env: 'prod'; disk('os') { size 128.GiB; used 64.GiB } }
}

bind('prod') { where { vm.tags.env == 'prod' }; policy 'gold' }
bind('rest') { policy 'bronze' }
