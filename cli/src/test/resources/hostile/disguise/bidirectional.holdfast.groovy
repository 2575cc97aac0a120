// Letters that run backwards hide what a reviewer reads.
holdfast 1
name 'victim'
vm('web‮10-⁦') // ⁩
