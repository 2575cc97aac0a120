// The key of a tag.
holdfast 1
name 'victim'
vm('web-01') { tags(('a\nb'): 'x') }
