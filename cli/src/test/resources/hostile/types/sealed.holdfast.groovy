// A sealed class.
holdfast 1
name 'victim'
sealed class A permits B { }
