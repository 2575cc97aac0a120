// A reference to a constructor.
holdfast 1
name 'victim'
['MARKER'].collect(FileOutputStream::new)
