package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;
import org.junit.jupiter.api.Test;

/** Our way to put Groovy's parser together gives the trees that Groovy's own way gives. */
class GroovySyntaxTest {

    private static final List<String> TEXTS = List.of(
            "",
            "a 1; b 2",
            "vm('a') { os linux; tags env: 'prod', tier: 'x'; disk('os') { size 64.GiB } }",
            "def part(whole, share) {\n  if (share > 100) {\n    return whole\n  }\n  whole * share / 100\n}\npart(1, 2)",
            "for (x in 1..3) { vm(\"web-$x-${x + 1}\") { tags([a: 1]) } }",
            "a { x -> b { tags c: x ? 1 : 2, d: x ?: 3 } }",
            "switch (x) { case 1: a 1; break\n default: b 2 }",
            "where { vm.tags.env == 'x' && vm?.zone in [1, 2] }");

    private static ModuleNode byGroovy(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        SourceUnit unit = new SourceUnit("policy", text, configuration, null, new ErrorCollector(configuration));
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
        return unit.getAST();
    }

    private static String shown(ModuleNode module) {
        StringBuilder shown = new StringBuilder(module.getStatementBlock().getText());
        module.getMethods()
                .forEach(method -> shown.append('\n')
                        .append(method.getText())
                        .append(method.getCode().getText()));
        return shown.append(module.getScriptClassDummy().getName()).toString();
    }

    @Test
    void the_tree_is_the_one_that_groovy_makes() {
        for (String text : TEXTS) {
            assertThat(shown(GroovySyntax.parse(text))).as(text).isEqualTo(shown(byGroovy(text)));
        }
    }

    @Test
    void what_groovy_refuses_is_refused() {
        for (String text :
                List.of("a = ,", "a { b = ) }", "vm('a') {\n  tags env: 1 tier: 2\n}", "a \"${b\"", "a = 1 +")) {
            assertThatThrownBy(() -> byGroovy(text)).as(text).isInstanceOf(CompilationFailedException.class);
            assertThatThrownBy(() -> GroovySyntax.parse(text)).as(text).isInstanceOf(CompilationFailedException.class);
        }
    }
}
