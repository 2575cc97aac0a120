// A machine with a million tags.
holdfast 1
name 'victim'
vm('web-01') { tags((1..1_000_000).collectEntries { ["t$it", 'x'] }) }
