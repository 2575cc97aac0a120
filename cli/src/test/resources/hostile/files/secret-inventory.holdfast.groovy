// An inventory that is a secret file.
holdfast 1
name 'victim'
inventory(ndjson: 'SECRET')
