// Letters of another plane that nobody sees.
holdfast 1
name 'victim'
vm('web󠁁󠁂')
