// The object that a closure was made in.
holdfast 1
name 'victim'
vm('web-01') { owner.binding.x = 1 }
