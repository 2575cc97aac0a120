// A command in a line that is echoed.
holdfast 1
name 'victim'
rppo '''
::error::the plan is broken
'''
