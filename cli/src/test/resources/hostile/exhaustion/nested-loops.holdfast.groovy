// Loops inside of loops.
holdfast 1
name 'victim'
for (a in 1..50_000) { for (b in 1..50_000) { for (c in 1..50_000) { } } }
