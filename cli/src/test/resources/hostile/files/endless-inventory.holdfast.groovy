// An inventory that is a device.
holdfast 1
name 'victim'
inventory(ndjson: '/dev/zero')
