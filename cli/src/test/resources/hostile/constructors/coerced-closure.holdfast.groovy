// A closure that becomes a Runnable.
holdfast 1
name 'victim'
def x = { dev.holdfast.cli.hostile.Witness.touch() } as Runnable
x.run()
