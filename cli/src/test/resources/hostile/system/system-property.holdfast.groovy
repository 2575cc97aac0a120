// A property of the virtual machine.
holdfast 1
name 'victim'
vm("${System.getProperty('user.home')}")
