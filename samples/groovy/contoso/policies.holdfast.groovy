policy('bronze') {                   // what every machine gets that can be rebuilt, with patience
  vault eastus: 'rsv-eastus', westus: 'rsv-westus'
  objectives { rpo 24.hours; rto 8.hours }
  schedule { daily '22:00'; stagger 2.hours }
  retention { instant 2.days; daily 30.days }
}

policy('silver') {                   // the web and app tiers of production
  extend 'bronze'
  objectives { rpo 12.hours }
  schedule { every 12.hours; window '20:00-20:00'; stagger 1.hour }
  retention {
    instant 2.days
    daily 14.days
    weekly { keep 8.weeks; on sunday }
  }
}

def copyTo(other) {                  // a copy of each day, far away
  copy { to other; every 1.day; retention { daily 30.days } }
}

policy('gold') {                     // databases in the east: every four hours, and a copy far away
  extend 'bronze'
  def elsewhere = [rpo: 26.hours, rto: 8.hours]
  objectives {                       // rpo and rto hold for every class in survive unless the class has its own
    rpo 4.hours
    rto 1.hour
    survive { vm(); zone elsewhere; region elsewhere; deletion elsewhere }
  }
  mechanism auto
  consistency application
  schedule { every 4.hours; window '20:00-20:00'; stagger 30.minutes }
  retention {
    instant 2.days
    daily 7                          // a number counts: the newest point of each of the last 7 days that have one
    weekly { keep 12.weeks; on sunday }            // a duration is an age: these points live 12 weeks
    monthly { keep 12.months; on first, sunday }
    yearly { keep 7.years; on first, sunday, january }
  }
  copyTo('rsv-westus')
}

policy('gold-west') {                // the same for databases in the west; their copies go east
  extend 'gold'
  copyTo('rsv-eastus')
}
