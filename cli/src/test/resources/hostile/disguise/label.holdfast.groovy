// A label looks like a setting.
holdfast 1
name 'victim'
policy('gold') { objectives { rpo: 4.hours } }
