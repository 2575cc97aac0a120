holdfast 1
name 'estate'
apply from: 'vaults.groovy'
