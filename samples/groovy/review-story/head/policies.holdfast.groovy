policy('gold') {  // what must not be lost: a copy of each day in another region
  vault 'rsv-home'
  objectives { rpo 28.hours }
  schedule { daily '21:00'; stagger 30.minutes }
  retention { daily 30.days; monthly { keep 3.years; on first, sunday } }
  copy { to 'rsv-far'; every 1.day; retention { daily 14.days } }
}

policy('silver') {  // applications
  vault 'rsv-home'
  objectives { rpo 28.hours }
  schedule { daily '22:00'; stagger 30.minutes }
  retention { daily 18.days }
}

policy('bronze') {  // the web tier: rebuilt from code, but not at once
  vault 'rsv-home'
  objectives { rpo 52.hours }
  schedule { daily '23:00'; stagger 30.minutes }
  retention { daily 14.days }
}

policy('office') {
  vault 'rsv-home'
  objectives { rpo 28.hours }
  schedule { daily '20:00'; stagger 30.minutes }
  retention { daily 14.days }
}
