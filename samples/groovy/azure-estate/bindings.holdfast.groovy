// the first that fits decides

// by tag
bind('test-machines') { where { vm.tags.Purpose == 'CLITest' }; unprotected 'made and deleted by a test' }
bind('clusters') { where { vm.tags.orchestrator != null }; policy 'clusters' }
bind('by-owner') { where { vm.tags.owner == 'cfme' }; policy 'archive' }
// by name
bind('throw-away') { where { vm.name.startsWith('xplat') }; unprotected 'lives for one test run' }
bind('images') { where { vm.name == 'vm-generalize' }; unprotected 'generalized: it can never start again' }
// by region
bind('asia') { where { vm.region == 'southeastasia' }; policy 'archive' }
// by operating system
bind('windows') { where { vm.os == 'windows' }; policy 'windows' }
bind('linux') { where { vm.os == 'linux' }; policy 'daily' }

def scratch = ['d1', 'd2', 'd3', 'd4', 'd7']
exclude { where "disk.name in ['${scratch.join("', '")}']"; reason 'scratch disks of tests' }
