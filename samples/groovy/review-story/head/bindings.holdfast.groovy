bind('databases') { where { vm.tags.tier == 'db' }; policy 'gold' }  // the first that fits decides

bind('applications') { where { vm.tags.tier in ['app', 'pay'] }; policy 'silver' }
bind('web') { where { vm.tags.tier == 'web' }; policy 'bronze' }
bind('rest') { policy 'office' }
