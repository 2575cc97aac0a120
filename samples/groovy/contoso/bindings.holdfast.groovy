// the first that fits decides; a machine's own 'policy' wins over all
bind('west-db') { where { vm.tags.tier == 'db' && vm.region == 'westus' }; policy 'gold-west' }
bind('prod-db') { where { vm.tags.env == 'prod' && vm.tags.tier == 'db' }; policy 'gold' }
bind('shop') { where { vm.tags.env == 'prod' && vm.tags.tier in ['web', 'app'] }; policy 'silver' }
bind('labs') { where { vm.tags.purpose == 'lab' }; unprotected 'rebuilt weekly' }
bind('build-agents') { where { vm.tags.env == 'ci' }; unprotected 'stateless; the image pipeline makes new ones' }
bind('rest') { policy 'bronze' }

exclude { where { disk.name.startsWith('cache') }; reason 'derived data' }
