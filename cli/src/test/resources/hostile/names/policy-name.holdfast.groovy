// The name of a policy.
holdfast 1
name 'victim'
policy('gold; rm -rf') { objectives { rpo 4.hours } }
