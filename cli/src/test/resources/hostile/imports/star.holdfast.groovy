// All classes of a package.
holdfast 1
name 'victim'
import java.io.*
