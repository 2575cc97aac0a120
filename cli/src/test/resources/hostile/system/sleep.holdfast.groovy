// Time that is waited.
holdfast 1
name 'victim'
sleep(60_000)
