// An error with a message of the file's choice.
holdfast 1
name 'victim'
throw new RuntimeException(System.getenv('SECRET_VARIABLE'))
