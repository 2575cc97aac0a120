// An annotation inside of a block of the language.
holdfast 1
name 'victim'
policy('gold') {
  @groovy.transform.ASTTest(value = { dev.holdfast.cli.hostile.Witness.touch() })
  def x = 1
}
