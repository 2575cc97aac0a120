// Comparing long texts that differ at their ends.
holdfast 1
name 'victim'
def long_ = 'x' * 1_000_000
def l = (1..4_000).collect { long_ }.sort()
def m = (1..4_000).collect { long_ }.unique()
def n = (1..1_000_000).count { long_.contains('y') }
