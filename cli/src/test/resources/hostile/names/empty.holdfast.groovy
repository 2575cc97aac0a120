// A name without a character.
holdfast 1
name 'victim'
vm('') { os linux }
