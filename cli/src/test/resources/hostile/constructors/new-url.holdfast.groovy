// A URL is fetched.
holdfast 1
name 'victim'
new URL('http://127.0.0.1:PORT/').text
