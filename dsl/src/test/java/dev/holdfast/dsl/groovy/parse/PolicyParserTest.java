package dev.holdfast.dsl.groovy.parse;

import static dev.holdfast.dsl.diagnostic.DiagnosticCode.NOT_IN_LANGUAGE;
import static dev.holdfast.dsl.diagnostic.DiagnosticCode.NOT_SEPARATED;
import static dev.holdfast.dsl.diagnostic.DiagnosticCode.STATEMENT_WITHOUT_EFFECT;
import static dev.holdfast.dsl.diagnostic.DiagnosticCode.SYNTAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.groovy.gate.GateLimits;
import dev.holdfast.dsl.groovy.syntax.Expression;
import dev.holdfast.dsl.groovy.syntax.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyParserTest {

    private static String read(String text) {
        return ScriptText.print(Parsing.of(text).accepted()).strip();
    }

    private static Expression.Call call(String text) {
        Statement.Evaluate statement =
                (Statement.Evaluate) Parsing.of(text).accepted().body().get(0);
        return (Expression.Call) statement.expression();
    }

    @Test
    void verbs_arguments_and_blocks_are_read() {
        assertThat(read("holdfast 1")).isEqualTo("holdfast 1");
        assertThat(read("vm()")).isEqualTo("vm()");
        assertThat(read("on first, sunday")).isEqualTo("on first, sunday");
        assertThat(read("tags env: 'prod', tier: t")).isEqualTo("tags 'env': 'prod', 'tier': t");
        assertThat(read("vm('a', zone: 1) { os linux }")).isEqualTo("vm('zone': 1, 'a', { \nos linux\n})");
        assertThat(read("x.collect { a, b -> a }")).isEqualTo("x.collect { a, b ->\na\n}");
        assertThat(read("x a?.b?.c(1), d ?: e, f ? g : h")).isEqualTo("x((a?.b?.c(1)), (d ?: e), (f ? g : h))");
        assertThat(read("x a !in b")).isEqualTo("x((!((a in b))))");
        assertThat(read("x 1..3, 1..<n - 1")).isEqualTo("x((1..3), (1..<(n - 1)))");
        assertThat(read("x -1.50, -2.hours, 1_000")).isEqualTo("x -1.50, (-(2.hours)), 1000");
    }

    @Test
    void a_map_that_is_written_out_is_not_a_named_argument() {
        assertThat(read("m([a: 1])")).isEqualTo("m(['a': 1])");
        assertThat(read("m([a: 1], 2)")).isEqualTo("m(['a': 1], 2)");
        assertThat(read("m b, [c: 1]")).isEqualTo("m b, ['c': 1]");
        assertThat(read("m((([a: 1])))")).isEqualTo("m(['a': 1])");
        assertThat(read("m([1], a: [2])")).isEqualTo("m('a': [2], [1])");
        assertThat(read("m(a: 1) { b 1 }")).isEqualTo("m('a': 1, { \nb 1\n})");
        assertThat(read("m 'b', a: 1, c: 2")).isEqualTo("m 'a': 1, 'c': 2, 'b'");
    }

    @Test
    void parentheses_count_only_if_they_hold_the_arguments() {
        assertThat(call("a('x') { b 1 }").arguments().parenthesised()).isTrue();
        assertThat(call("a()").arguments().parenthesised()).isTrue();
        assertThat(call("a {}").arguments().parenthesised()).isFalse();
        assertThat(call("a x: 1").arguments().parenthesised()).isFalse();
    }

    @Test
    void the_inside_of_a_block_is_its_text() {
        for (Map.Entry<String, String> each : Map.of(
                        "where { vm.a == 1 }", "1:9-1:18",
                        "where {\n  vm.a == 1 &&\n    b\n}", "2:3-3:6",
                        "where { -> a }", "1:12-1:13",
                        "where { x, y -> a }", "1:17-1:18",
                        "where { /* '}' */ x /* } */ -> a }", "1:32-1:33",
                        "where { }", "1:9-1:9",
                        "w '😀', { a }", "1:10-1:11")
                .entrySet()) {
            Expression.Call call = call(each.getKey());
            int last = call.arguments().positional().size() - 1;
            Expression.Closure closure =
                    (Expression.Closure) call.arguments().positional().get(last);
            assertThat(closure.inside().startLine() + ":" + closure.inside().startColumn() + "-"
                            + closure.inside().endLine() + ":"
                            + closure.inside().endColumn())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void a_colon_after_a_verb_is_an_error_wherever_a_label_can_stand() {
        for (String rest : List.of(
                "4.hours",
                "a 1",
                "def x = 1",
                "x = 1",
                "if (a) { b 1 }",
                "for (a in b) { c 1 }",
                "return 1",
                "switch (a) { case 1: b 1 }",
                "'x'",
                "{ -> a }",
                "[1]")) {
            Parsing parsing = Parsing.of("objectives {\n  rpo: " + rest + "\n}");
            assertThat(parsing.places()).as(rest).contains("STATEMENT_WITHOUT_EFFECT 2:3-2:7");
        }
        Parsing rpo = Parsing.of("rpo: 4.hours");
        assertThat(rpo.codes()).containsExactly(STATEMENT_WITHOUT_EFFECT);
        assertThat(rpo.details()).contains("Write it without the colon: rpo 4.hours");
    }

    @Test
    void settings_without_a_separator_are_refused() {
        Parsing chain = Parsing.of("retention { daily 7 weekly 4 }");
        assertThat(chain.places()).containsExactly("NOT_SEPARATED 1:21-1:29");
        assertThat(chain.details()).contains("Did you mean ';'?", "'daily 7; weekly 4'");
        for (String text :
                List.of("x y z", "x { y } z 2", "x(1) y 2", "a 1, 2 b 3", "a { b } { c }", "a('x') { b } { c }")) {
            assertThat(Parsing.of(text).codes()).as(text).containsExactly(NOT_SEPARATED);
        }
        assertThat(read("a\n  .b(1)\n  // and\n  .c 2")).isEqualTo("(a.b(1)).c 2");
    }

    @Test
    void each_case_has_an_end_of_its_own() {
        assertThat(read("switch (x) { case 1: case 'a': b 1; break; case 2: return 3; default: c 2 }"))
                .isEqualTo(
                        "switch (x) {\ncase 1:\ncase 'a':\nb 1\nbreak\ncase 2:\nreturn 3\nbreak\ndefault:\nc 2\nbreak\n}");
        for (String text : List.of(
                "switch (x) { case 1: a 1; case 2: b 2 }",
                "switch (x) { case y: b 2 }",
                "switch (x) { case 1..3: b 2 }",
                "switch (x) { case 1 -> 3 }",
                "switch (x) { case 1: break l }",
                "for (a in b) { break }")) {
            assertThat(Parsing.of(text).codes()).as(text).contains(NOT_IN_LANGUAGE);
        }
        assertThat(Parsing.of("switch (x) { case 1: default: a 1 }").codes()).containsExactly(STATEMENT_WITHOUT_EFFECT);
    }

    @Test
    void a_syntax_error_points_at_its_word_and_speaks_of_the_policy() {
        assertThat(Parsing.of("a 1\nb = )").codes()).isNotEmpty();
        assertThat(Parsing.of("a 1\nb = ,").places()).containsExactly("SYNTAX 2:5-2:6");
        assertThat(Parsing.of("a { def f() { 1 } }").places()).containsExactly("SYNTAX 1:5-1:10");
        assertThat(Parsing.of("a 1\nelse { b 2 }").places()).containsExactly("SYNTAX 2:1-2:5");
        assertThat(Parsing.of("a = \n// end\n").codes()).containsExactly(SYNTAX);
        assertThat(Parsing.of("x = if (a) 1").details()).contains("condition ? a : b");
    }

    @Test
    void mistakes_that_come_from_other_languages_are_answered() {
        assertThat(Parsing.of("vm('a') { tags env: 'prod' tier: 'x' }").details())
                .contains("comma is missing before 'tier'");
        assertThat(Parsing.of("schedule { daily 22:00 }").details()).contains("'22:00'");
        assertThat(Parsing.of("vm(web-01) { os linux }").details()).contains("'web-01'");
    }

    @Test
    void a_slip_in_a_declaration_or_condition_is_named() {
        for (Map.Entry<String, String> each : Map.ofEntries(
                        Map.entry("def if = 3", "'if' is a word of the language"),
                        Map.entry("def a-b = 3", "Names are letters"),
                        Map.entry("def size 3", "'=' is missing"),
                        Map.entry("def size 'x'", "'=' is missing"),
                        Map.entry("def f(x, x) { x }", "'x' is written twice among the parameters"),
                        Map.entry("def f = { x, y, x -> x }", "'x' is written twice among the parameters"),
                        Map.entry("a { def f() { 1 } }", "outermost level"),
                        Map.entry("def f() { def g() { 1 } }", "outermost level"),
                        Map.entry("def f { 1 }", "parentheses"),
                        Map.entry("if true { a 1 }", "stands in parentheses"),
                        Map.entry("if (tier = 'db') { a 1 }", "Write == to compare"),
                        Map.entry("if (1 = 2) { a 1 }", "compared with =="),
                        Map.entry("for (def x of values) { a 1 }", "for (x in values)"),
                        Map.entry("for (x of values) { a 1 }", "for (x in values)"),
                        Map.entry("for (x in values y) { a 1 }", "nothing separates the two"),
                        Map.entry("def a = (count) - 1", "Write count - 1, not (count) - 1"))
                .entrySet()) {
            assertThat(Parsing.of(each.getKey()).details()).as(each.getKey()).contains(each.getValue());
        }
    }

    @Test
    void a_label_inside_a_block_is_answered_without_the_end_of_the_block() {
        assertThat(Parsing.of("objectives { rpo: 4.hours }").details())
                .endsWith("Write it without the colon: rpo 4.hours");
    }

    @Test
    void a_sign_that_groovys_parser_fails_on_is_refused_at_its_place() {
        assertThat(Parsing.of("name 'x'\na - -3").script()).isPresent();
        for (String value : List.of("- -3", "-true", "- null", "2 + - - 3")) {
            Parsing parsing = Parsing.of("name 'x'\ndef a = " + value + "\nname 'y'");
            assertThat(parsing.codes()).as(value).containsExactly(SYNTAX);
            assertThat(parsing.places().get(0)).as(value).startsWith("SYNTAX 2:");
            assertThat(parsing.details()).as(value).contains("A sign stands before one number only");
        }
    }

    @Test
    void each_statement_that_cannot_be_parsed_is_reported() {
        assertThat(Parsing.of("def a = [1 2]\nname 'x'\ndef b = [3 4]\nvm('a') {\n  tags x: 1 y: 2\n}\n")
                        .places())
                .containsExactly("SYNTAX 1:12-1:13", "SYNTAX 3:12-3:13", "SYNTAX 5:14-5:15");
    }

    @Test
    void what_was_not_read_behind_many_mistakes_is_said() {
        String mistake = "def a = [1 2]\n";
        assertThat(Parsing.of(mistake.repeat(GateLimits.PROBLEMS)).details()).doesNotContain("was not read");
        Parsing more = Parsing.of(mistake.repeat(GateLimits.PROBLEMS + 1));
        assertThat(more.problems()).hasSize(GateLimits.PROBLEMS);
        assertThat(more.problems().get(GateLimits.PROBLEMS - 1).detail())
                .endsWith("behind this statement was not read.");
    }

    @Test
    void several_problems_are_reported_at_once() {
        assertThat(Parsing.of("x = (a) b\ny z w\nq: 1\nf.'g'\n").codes()).hasSize(4);
    }

    @Test
    void an_empty_file_is_an_empty_script() {
        for (String text : List.of("", "\n\n", "// a\n", "/* b */", ";")) {
            assertThat(read(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_block_that_is_longer_than_a_part_is_parsed_whole() {
        String block = "policy('a') {\n" + "  vault 'v'; timeZone 'UTC'\n".repeat(400) + "}\n";
        assertThat(Parsing.of(block + "name 'x'\n" + block).accepted().body()).hasSize(3);
    }
}
