package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import groovyjarjarantlr4.v4.runtime.CharStream;
import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.CommonTokenStream;
import groovyjarjarantlr4.v4.runtime.misc.ParseCancellationException;
import java.util.List;
import java.util.Optional;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLangParser;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;
import org.apache.groovy.parser.antlr4.internal.DescriptiveErrorStrategy;
import org.junit.jupiter.api.Test;

/** What is decided by the next word is what Groovy decides. */
class DecisionsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 25;

    /** What policies are written like. */
    private static final List<String> POLICIES = List.of(
            "",
            "\n\n// nothing\n",
            "holdfast 1\nname 'x'; defaults { region 'eastus' }\n\n\nvault('v') {\n\n  region 'eastus'\n\n}\n",
            "vm('a') { os linux; tags env: 'prod', tier: 'x'\n disk('os') { size 64.GiB } }",
            "policy('gold') { retention { weekly { keep 12.weeks; on sunday }\n monthly { on first, sunday } } }",
            "def part(whole, share) {\n  if (share > 100) {\n    return whole\n  }\n  whole * share / 100\n}\npart(1, 2)",
            "for (x in 1..3) { vm(\"web-$x-${x + 1}\") { tags([a: 1, 'b c': 2]) } }",
            "a { x -> b { tags c: x ? 1 : 2, d: x ?: 3 } }",
            "if (a) { b 1 } else if (!c) { d 'x' }\nelse { e() }",
            "if (a)\n  b 1\nelse\n  c 2\n",
            "switch (x) { case 1: a 1; break\n default: b 2 }",
            "where { vm.tags.env == 'x' && vm?.zone in [1, 2] }",
            "['a', 'b'].each { x -> y(x) }\n(1..3).each { i -> vm(\"$i\") { } }",
            "def a = b.collect { it * 2 }\n  .findAll { it > 1 }\n\n  .sort()\n",
            "def f = { a, b -> a + b }\nf(1, -2)\ndef x = -1 - -2 * (3 + 4) ** 2",
            "def y = a ? b ? 1 : 2 : c ?: 4\ny += 1",
            "apply from: 'a.holdfast.groovy'");

    /** Groovy that is not of the language, and what looks like one thing and is another. */
    private static final List<String> OTHERS = List.of(
            "String x = 5\nfinal int y = 3\nList<Map<String, ?>> z = []",
            "a b c d\na b, c d e\nfoo a in b\nfoo a: 1, (b): 2\nfoo \"$a\": 1, b",
            "x: a 1\ny: { b 2 }\nfor (;;) { break x }",
            "foo { }\n{ -> 1 }()\n{ it }\n[1][0]\n(1)",
            "foo\n{ a }\nfoo\n.bar\nfoo\n(1)\nfoo\n[1]",
            "c ? a = foo(x) : b\nc ? a = foo x : b = bar y : z\np ? q ? a = foo x : y : z",
            "(a, b) = [1, 2]\ndef (c, d) = [3, 4]\n(int) x\n(int) (1 / 2)",
            "foo -1\nfoo +1\nfoo - 1\nfoo !a\nfoo ~a\nfoo [1]\nfoo *a\nfoo (1), 2",
            "foo(a, b,)\n[1, 2,]\n[a: 1,]\nfoo(1, b: 2) { c }",
            "try { a } catch (B | C e) { d } finally { e }\nwhile (a) b\ndo { a } while (b)",
            "class A extends B implements C { int d = 1; A() { super() }; def m(x = { 1 }) { x } }",
            "enum E { A, B { }, C(1) }\ninterface I { int f() }\ntrait T { }\nrecord R(int a) { }",
            "def x = switch (a) { case 1 -> 2; default -> { yield 3 } }",
            "a.&b\na::b\na*.b\na?.b?[1]\na.@b\na.'b c'\na.\"$b\"\na.(b)\na.if",
            "def f = (a, b) -> a + b\nf = x -> x\nfoo((a) -> { b })\nfoo a -> b",
            "@A(1) def f(@B c) { }\nimport a.b.C as D\npackage e",
            "assert a : b\nassert foo(1), 'x'\nthrow a\nreturn\nreturn foo 1\nsynchronized (a) { b }",
            "a as B\na instanceof B\na !in b\na !instanceof B\na <=> b\na =~ b\na ==~ b\na << 1 >> 2 >>> 3",
            "new A()\nnew A[1][]\nnew A() { }\nnew int[] { 1 }\na.new B()",
            "static.x\nvar a = 1\nvar\nin\nas\ntrait\nyield 1\nrecord 2\ndefault 3",
            "if (a) foo else bar\nif (a) foo; else bar\nif (a)\nfoo b\nelse\nbar c",
            "label: foo a ? b : c\na ?: b ?: c\nfoo a ?: b, c: d ? e : f",
            "foo bar { }\nfoo bar { } baz 1\nfoo(1) bar 2\nfoo { } bar 2\nfoo 1 bar",
            "a = b = c\na ?= 1\na **= 2\na++ + ++b\n-a--\n!a.b(c)[d]\n~a");

    private static GroovyLangParser parser(String text) {
        CharStream characters = CharStreams.fromString(text);
        GroovyLangLexer lexer = new GroovyLangLexer(characters);
        lexer.removeErrorListeners();
        GroovyLangParser parser = new GroovyLangParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.setErrorHandler(new DescriptiveErrorStrategy(characters));
        return parser;
    }

    /** The tree as nested rules; empty if the text cannot be parsed. */
    private static Optional<String> tree(GroovyLangParser parser) {
        try {
            return Optional.of(parser.compilationUnit().toStringTree(parser));
        } catch (ParseCancellationException | GroovySyntaxError e) {
            return Optional.empty();
        }
    }

    private static Optional<String> byGroovy(String text) {
        return tree(parser(text));
    }

    private static Optional<String> byNextWord(String text) {
        GroovyLangParser parser = parser(text);
        parser.setInterpreter(new Decisions(parser));
        return tree(parser);
    }

    @Test
    void policies_have_the_tree_that_groovy_gives_them() {
        for (String text : POLICIES) {
            assertThat(byNextWord(text)).as(text).isPresent().isEqualTo(byGroovy(text));
        }
    }

    @Test
    void random_policies_have_no_other_tree_than_groovys() {
        Seeds.forEach(SEEDS, random -> agreesIfParsed(new ScriptGenerator(random).file()));
    }

    @Test
    void other_texts_have_no_other_tree_than_groovys() {
        OTHERS.stream().flatMap(String::lines).forEach(DecisionsTest::agreesIfParsed);
        OTHERS.forEach(DecisionsTest::agreesIfParsed);
    }

    @Test
    void damaged_policies_have_no_other_tree_than_groovys() {
        Seeds.forEach(SEEDS * 4, random -> agreesIfParsed(new ScriptGenerator(random).damagedFile()));
    }

    private static void agreesIfParsed(String text) {
        Optional<String> tree = byNextWord(text);
        if (tree.isPresent()) {
            assertThat(tree).as(text).isEqualTo(byGroovy(text));
        }
    }
}
