package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known ways out of Groovy sandboxes: each ends in an error, or in a tree of plain names, and nothing of it runs. */
class EscapeTest {

    private static final String CALL = "dev.holdfast.dsl.groovy.parse.Witness.touch()";

    /** Texts that use something of Groovy that the language does not have. */
    private static final List<String> REFUSED = List.of(
            "@groovy.transform.ASTTest(value = { CALL })\ndef x = 1",
            "@groovy.transform.ASTTest(value = { CALL }) for (i in 1..2) { a 1 }",
            "@Grab('a:b:1')\nimport a.B",
            "@GrabConfig(systemClassLoader = true) x 1",
            "@GrabResolver(name='a', root='file:///tmp') def y",
            "@groovy.transform.CompileStatic def f() { 1 }",
            "@groovy.transform.BaseScript(dev.holdfast.dsl.groovy.parse.Witness) s",
            "@groovy.lang.Newify x 1",
            "@groovy.lang.Lazy def x = CALL",
            "@interface A { }",
            "def f(@groovy.transform.ASTTest({ CALL }) a) { a }",
            "x { @groovy.transform.ASTTest({ CALL }) a -> a }",
            "(@A x) = 1",
            "for (@A i in 1..2) { a 1 }",
            "import dev.holdfast.dsl.groovy.parse.Witness",
            "import static dev.holdfast.dsl.groovy.parse.Witness.touch\ntouch()",
            "import dev.holdfast.dsl.groovy.parse.*",
            "import module java.base",
            "package dev.holdfast.dsl.groovy.parse",
            "\\u0040Grab('a:b:1') x",
            "// \\u000a CALL",
            "x '\\u0027; CALL; \\u0027'",
            "class A { static { CALL } }",
            "interface A { def x = CALL }",
            "enum A { B; static { CALL } }",
            "trait A { def x() { CALL } }",
            "record A(int x) { A { CALL } }",
            "new dev.holdfast.dsl.groovy.parse.Witness()",
            "new File('MARKER').text = 'x'",
            "x = new Object() { { CALL } }",
            "x = a.new B()",
            "x = (dev.holdfast.dsl.groovy.parse.Witness) [1]",
            "x = [1] as dev.holdfast.dsl.groovy.parse.Witness",
            "File x = ['MARKER']",
            "File x = 'MARKER'",
            "def (File x, y) = ['MARKER', 1]",
            "(x, y) = [1, 2]",
            "x = dev.holdfast.dsl.groovy.parse.Witness.&touch",
            "x = dev.holdfast.dsl.groovy.parse.Witness::touch",
            "x = File::new",
            "def f(a = CALL) { a }",
            "x = { a = CALL -> a }",
            "x = (a = CALL) -> a",
            "x = () -> CALL",
            "x \"${-> CALL}\"",
            "x \"${{ -> CALL }}\"",
            "x.\"${CALL}\"()",
            "\"${CALL}\" 1",
            "'touch'()",
            "x.'class'.forName('a')",
            "x*.getClass()",
            "x = [*list]",
            "f(*list)",
            "f(*: map)",
            "x = this.class",
            "this.metaClass.x = { CALL }",
            "super.run()",
            "String.metaClass.touch = { -> CALL }",
            "x.@field",
            "x.&run",
            "x =~ /a/",
            "x ==~ 'a'",
            "x = ~'a'",
            "x = a <=> b",
            "x = a ** b",
            "x = 1 << 40",
            "x = a >>> 2",
            "x++",
            "--x",
            "x = a === b",
            "x = a instanceof Witness",
            "assert CALL",
            "try { CALL } finally { CALL }",
            "throw CALL",
            "while (true) { CALL }",
            "do { CALL } while (true)",
            "for (;;) { CALL }",
            "for (int i = 0; i < 1; i++) { CALL }",
            "synchronized (x) { CALL }",
            "static { CALL }",
            "static def f() { CALL }",
            "def <T extends Witness> T f() { CALL }",
            "x.<Witness> f()",
            "def f() throws Exception { CALL }",
            "def main() { CALL }",
            "def run() { CALL }",
            "void main(String[] args) { CALL }",
            "x = /${CALL}/",
            "x = $/${CALL}/$",
            "x = \"\"\"${CALL}\"\"\"",
            "#!/bin/sh\nx 1",
            "x = int.class",
            "x = void",
            "l: while (true) { continue l }",
            "l: for (x in y) { break l }",
            "{ -> CALL }()",
            "{ CALL }.call(1)(2)",
            "x[0] = CALL",
            "x.y = CALL",
            "x?.y = CALL",
            "x ?= CALL",
            "x = y = CALL",
            "if (x = CALL) { y 1 }",
            "x = a?[0]",
            "x[1, 2]",
            "Witness[] x = [1]",
            "x = new int[3]",
            "x = switch (y) { case 1 -> CALL }",
            "switch (x) { case { CALL }: y 1 }",
            "switch (x) { case Witness: y 1 }",
            "yield CALL",
            "x = [(y): 1, z: 2, [1]: 3]",
            "use (Witness) { x 1 } { y 1 }",
            "goto x",
            "native def f()",
            "x = { it }(1)",
            "def f() { class A { } }",
            "def x, y = CALL",
            "var x = CALL",
            "final x = CALL",
            "x '\\101'",
            "x = 0x41",
            "x = 'a'[0](1)",
            "x 1 y 2");

    /** Texts that are only names, values and calls: what they name means nothing, which the evaluator says. */
    private static final List<String> PLAIN = List.of(
            CALL,
            "Eval.me('CALL')",
            "x = java.lang.System",
            "x = ''.class.forName('dev.holdfast.dsl.groovy.parse.Witness')",
            "x = java.lang.Runtime.getRuntime().exec('touch MARKER')",
            "'touch MARKER'.execute()",
            "x.metaClass.invokeMethod('a') { CALL }",
            "getClass().classLoader.loadClass('dev.holdfast.dsl.groovy.parse.Witness')",
            "evaluate('CALL')",
            "use(Witness) { CALL }",
            "println CALL",
            "x \"$CALL\"",
            "def f() { CALL }",
            "x = { CALL }",
            "x = [a: CALL, (CALL): 1]",
            "GroovyShell.evaluate('CALL')",
            "binding.variables.x",
            "delegate.owner.x");

    @TempDir
    Path folder;

    @Test
    void nothing_of_a_hostile_text_runs_and_no_class_that_it_names_is_looked_for()
            throws IOException, InterruptedException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        });
        try {
            REFUSED.forEach(text -> {
                Parsing parsing = Parsing.of(placed(text));
                assertThat(parsing.script()).as(text).isEmpty();
                assertThat(parsing.problems()).as(text).isNotEmpty();
                assertThat(parsing.problems())
                        .as(text)
                        .allMatch(each -> each.span().isPresent());
                assertThat(parsing.details())
                        .as(text)
                        .doesNotContain("Exception", "codehaus", "antlr", "org.apache", "MultipleCompilation");
            });
            PLAIN.forEach(text ->
                    assertThat(Parsing.of(placed(text)).problems()).as(text).isEmpty());
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Witness.Log.touched).isFalse();
        assertThat(asked)
                .noneMatch(name -> name.contains("Witness") || name.equals("java.io.File") || name.contains("grape"));
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        for (Thread parser : Thread.getAllStackTraces().keySet()) {
            if (parser.getName().equals("policy-parser")) {
                parser.join(10_000); // its answer is there a moment before it ends
                assertThat(parser.isAlive()).isFalse();
            }
        }
    }

    /** The witness works: if its code ran, the test above would see it. */
    @Test
    void the_witness_would_notice() {
        boolean before = Witness.Log.touched;
        Witness.touch();
        assertThat(Witness.Log.touched).isTrue();
        Witness.Log.touched = before;
    }

    private String placed(String text) {
        return text.replace("CALL", CALL)
                .replace("MARKER", folder.resolve("marker").toString());
    }
}
