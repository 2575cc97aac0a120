// A loop without a condition.
holdfast 1
name 'victim'
for (;;) { }
