// A first line for the shell, in the middle.
holdfast 1
name 'victim'
#!/bin/sh
touch MARKER
