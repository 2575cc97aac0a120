// A bracket that only looks closed.
holdfast 1
name 'victim'
policy('gold') { objectives { rpo 4.hours /* } */ }
