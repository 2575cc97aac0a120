package dev.holdfast.dsl.groovy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxGateTest {

    private static List<Diagnostic> problems(String text) {
        Diagnostics diagnostics = new Diagnostics();
        boolean admitted = SyntaxGate.admit(new GatedText(new SourceText("p", text), text), diagnostics)
                .isPresent();
        assertThat(admitted).as(text).isEqualTo(diagnostics.sorted().isEmpty());
        return diagnostics.sorted();
    }

    private static List<String> places(String text) {
        return problems(text).stream()
                .map(each -> each.code() + " " + each.span().orElseThrow().startLine() + ":"
                        + each.span().orElseThrow().startColumn())
                .toList();
    }

    @Test
    void the_examples_of_the_language_pass() {
        assertThat(problems("""
                        // 'a comment' with { "quotes
                        policy('gold') { extend 'bronze' } /* and ( another */
                        def sizes = [web: 64.GiB, 'a-b': 1.5, (x): 1_000, class: 2]
                        ['web', "app$x.y"].each { tier -> (1..<3).each { i -> vm("$tier-${i + 1}-\\$\\"") { os linux } } }
                        if (a / 2 > 1 && !b) { c a ? d : e ?: f } else if (x in y) { d 1 }
                        tags new: 1, in: 'x', class: 'y'
                        x.class; x?.this; y(/* ) */ 1) / 2
                        'ä\\n€', "😀"
                        """)).isEmpty();
    }

    @Test
    void what_is_not_closed_is_reported_where_it_was_opened() {
        assertThat(places("a {\n  b (1\n}\n")).containsExactly("NOT_CLOSED 2:5");
        assertThat(places("a {\n  b [1, {\n")).containsExactly("NOT_CLOSED 1:3", "NOT_CLOSED 2:5", "NOT_CLOSED 2:9");
        assertThat(places("a ]\n")).containsExactly("NOT_CLOSED 1:3");
        assertThat(places("a 'b\nc 1 }\n")).containsExactly("NOT_CLOSED 1:3");
        assertThat(places("a \"b ${c}\nd 1\n")).containsExactly("NOT_CLOSED 1:3");
        assertThat(places("a \"b ${c (1} \"\n")).containsExactly("NOT_CLOSED 1:10");
        assertThat(places("a \"b ${c\n")).containsExactly("NOT_CLOSED 1:6");
        assertThat(places("a 1 /* b\n c\n")).containsExactly("NOT_CLOSED 1:5");
        assertThat(places("😀 'b\n")).contains("NOT_CLOSED 1:3");
    }

    @Test
    void a_word_of_the_language_in_a_text_is_no_name() {
        assertThat(places("a \"b $case c\"\n")).containsExactly("NOT_IN_LANGUAGE 1:6");
        assertThat(places("a \"b ${true} $cases\"\n")).isEmpty();
    }

    @Test
    void indentation_says_which_of_nested_brackets_was_left_open() {
        assertThat(places("a {\n  b {\n    c 1\n\n  d {\n    e 1\n  }\n}\nf {\n}\n"))
                .containsExactly("NOT_CLOSED 2:5");
        assertThat(places("a {\n  b 1\n\nc {\n  d 1\n}\n")).containsExactly("NOT_CLOSED 1:3");
        assertThat(places("a {\n  b {\n    c {\n      d 1\n  }\n}\n")).containsExactly("NOT_CLOSED 3:7");
        assertThat(places("a {\n  b {\n    c [\n      1\n    ]\n}\nd {\n  e {\n    f 1\n}\n"))
                .containsExactly("NOT_CLOSED 2:5", "NOT_CLOSED 8:5");
        assertThat(places("a { b { c 1 }\n")).containsExactly("NOT_CLOSED 1:3");
    }

    @Test
    void an_end_that_is_indented_too_far_is_named_when_one_is_too_many() {
        List<Diagnostic> problems = problems("a {\n  b 1\n  }\n}\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).span().orElseThrow().startLine()).isEqualTo(4);
        assertThat(problems.get(0).related().get(0).span().startLine()).isEqualTo(3);
    }

    @Test
    void words_and_signs_of_groovy_that_are_not_in_the_language_are_refused_with_advice() {
        String words =
                "import package class interface enum trait record extends implements sealed permits new try catch"
                        + " finally throw throws assert while do continue yield goto synchronized volatile transient native strictfp"
                        + " threadsafe abstract static public private protected this super as instanceof final const var void boolean"
                        + " byte char short int long float double";
        for (String word : words.split(" ")) {
            assertThat(places("a 1\n  " + word + " x")).as(word).containsExactly("NOT_IN_LANGUAGE 2:3");
            assertThat(places("x = a ? " + word + " : b")).as(word).containsExactly("NOT_IN_LANGUAGE 1:9");
            assertThat(places("x \"${" + word + " 1}\"")).as(word).containsExactly("NOT_IN_LANGUAGE 1:6");
            assertThat(places("x \"$" + word + "\"")).as(word).containsExactly("NOT_IN_LANGUAGE 1:5");
            assertThat(problems("x '" + word + "', " + word + ": 1")).as(word).isEmpty();
        }
        String signs = ".& :: .@ *. *: ++ -- ** << >> >>> <=> === !== =~ ==~ ~ & | ^ @ # ` ... <.. ?= <>";
        for (String sign : signs.split(" ")) {
            assertThat(places("x = a " + sign + " b")).as(sign).containsExactly("NOT_IN_LANGUAGE 1:7");
        }
    }

    @Test
    void texts_that_could_be_read_in_two_ways_are_refused() {
        List<String> texts = List.of(
                "x = /abc/",
                "x = $/abc/$",
                "x\n/ 2 /",
                "x = '''a'''",
                "x = \"\"\"a\"\"\"",
                "a \\\nb",
                "x 'a\\u0041'",
                "// \\u000a x",
                "x 'a\\qb'",
                "x 'a\\101'",
                "x \"a $ b\"",
                "x \"$1\"",
                "$x",
                "x 'a\u200Bb'",
                "// \u2028 x",
                "é 1",
                "x\u00A0= 1",
                "x = 010",
                "x = 0x1F",
                "x = 1e5",
                "x = 5L",
                "x = 1__",
                "x = a.5",
                "return /a/",
                "x = { a } / 2 /");
        for (String text : texts) {
            assertThat(problems(text)).as(text).isNotEmpty();
        }
    }

    @Test
    void a_quantity_of_the_other_spelling_is_corrected() {
        assertThat(problems("rpo 4h").get(0).detail()).endsWith("Quantities are written with a dot: 4.hours.");
        assertThat(problems("size 1.5GiB").get(0).detail()).endsWith("Quantities are written with a dot: 1.5.GiB.");
    }

    @Test
    void limits_hold_at_their_edge() {
        assertThat(problems("a " + "(".repeat(24) + ")".repeat(24))).isEmpty();
        assertThat(places("a " + "(".repeat(25) + ")".repeat(25))).containsExactly("NESTED_TOO_DEEPLY 1:27");
        String chain = "x = a" + " + a".repeat((GateLimits.TOKENS_OF_A_STATEMENT - 3) / 2);
        assertThat(problems(chain + "\n" + chain)).isEmpty();
        assertThat(places(chain + " + a + a")).hasSize(1).allMatch(each -> each.startsWith("TEXT_BUDGET 1:"));
        assertThat(problems("x '" + "a".repeat(GateLimits.TEXT_LENGTH) + "'")).isEmpty();
        assertThat(places("x '" + "a".repeat(GateLimits.TEXT_LENGTH + 1) + "'")).containsExactly("TEXT_BUDGET 1:3");
        assertThat(places("x \"" + "$a".repeat(GateLimits.VALUES_OF_A_TEXT + 1) + "\""))
                .containsExactly("TEXT_BUDGET 1:3");
        assertThat(places("a".repeat(GateLimits.WORD_LENGTH + 1))).containsExactly("TEXT_BUDGET 1:1");
        assertThat(problems("x \"${\"${a}\"}\"")).isEmpty();
        assertThat(places("x \"${\"${\"${a}\"}\"}\"")).containsExactly("TEXT_BUDGET 1:10");
        assertThat(places("a 1\n".repeat(GateLimits.TOKENS / 2) + "b"))
                .hasSize(1)
                .allMatch(each -> each.startsWith("TEXT_BUDGET"));
    }

    /** Line ends end a statement for the limit only where they do for the parser. */
    @Test
    void chains_over_many_lines_count_as_one_statement() {
        for (String link : List.of(
                "if (a)\n",
                "if (a) b 1; else ",
                "if (a) { b 1 }\nelse ",
                "a ? b :\n",
                "a &&\n",
                "x =\n",
                "!\n",
                "a\n.b",
                "l:\n")) {
            assertThat(places(link.repeat(400) + "c"))
                    .as(link)
                    .hasSize(1)
                    .allMatch(each -> each.startsWith("TEXT_BUDGET"));
        }
        assertThat(problems("a { b 1 }\n\n".repeat(2000))).isEmpty();
        assertThat(problems("x = [\n" + "  1,\n".repeat(2000) + "]")).isEmpty();
        assertThat(places("x = [\n" + "  1,\n".repeat(GateLimits.TOKENS_OF_A_BLOCK) + "]"))
                .hasSize(1)
                .allMatch(each -> each.startsWith("TEXT_BUDGET"));
    }

    @Test
    void at_most_twenty_problems_are_reported_at_once() {
        assertThat(problems("while (a) { }\n".repeat(7))).hasSize(7);
        assertThat(problems("while (a) { }\n".repeat(500))).hasSize(GateLimits.PROBLEMS);
    }

    /** Ten times the text takes about ten times as long: none of these may be quadratic. */
    @Test
    void large_texts_are_decided_quickly() {
        List<String> units = List.of(
                "(", "[\n", "'", "\"${\n", "\"$a", "{ -> }\n", "a 1;", "/*", "}", "😀'", "\\u", "@", "1.", "a.b");
        List<String> slow = new ArrayList<>();
        for (String unit : units) {
            String text = unit.repeat(2_000_000 / unit.length());
            long start = System.nanoTime();
            assertThat(problems(text)).as(unit).isNotEmpty();
            if (System.nanoTime() - start > 20_000_000_000L) {
                slow.add(unit);
            }
        }
        assertThat(slow).isEmpty();
    }
}
