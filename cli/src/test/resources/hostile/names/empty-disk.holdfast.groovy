// A disk without a name.
holdfast 1
name 'victim'
vm('web-01') { region 'eastus'; disk('') { lun 0; size 1.GiB } }
