// A mistake at the end of many calls, each of which a message could name.
holdfast 1
name 'victim'
def f(n) { if (n == 0) { rppo 1 } else { f(n - 1) } }
(1..5_000).each { f(200) }
