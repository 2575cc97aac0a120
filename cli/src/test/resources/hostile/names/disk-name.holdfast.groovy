// The name of a disk.
holdfast 1
name 'victim'
vm('web-01') { disk('::add-mask::x') { lun 0; size 1.GiB } }
