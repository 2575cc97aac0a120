holdfast 1
name 'estate'
apply from: 'valuts.groovy'
