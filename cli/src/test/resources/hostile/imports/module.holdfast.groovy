// A whole module.
holdfast 1
name 'victim'
import module java.base
