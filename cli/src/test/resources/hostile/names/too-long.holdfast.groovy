// A name that fills the screen.
holdfast 1
name 'victim'
vm('a' * 5_000) { os linux }
