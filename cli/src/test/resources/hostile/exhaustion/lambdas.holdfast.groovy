// A chain of lambdas, for which the parser would take seconds.
holdfast 1
name 'victim'
def x = (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> (a) -> 1
