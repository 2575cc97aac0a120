// All methods of a class.
holdfast 1
name 'victim'
import static java.lang.System.*
exit(3)
