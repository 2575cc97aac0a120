// A million policies.
holdfast 1
name 'victim'
1_000_000.times { policy("p$it") { objectives { rpo 4.hours } } }
