// A function with the name of a verb takes the policy away.
holdfast 1
name 'victim'
def policy(name, body) { }
policy('gold') { }
