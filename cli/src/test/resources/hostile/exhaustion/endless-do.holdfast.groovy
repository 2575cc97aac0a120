// A loop that begins before its condition.
holdfast 1
name 'victim'
do { } while (true)
