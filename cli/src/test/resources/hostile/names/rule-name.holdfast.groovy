// The name of a rule.
holdfast 1
name 'victim'
rule('##[error]x') { forEach vm; require { vm.name == 'a' } }
