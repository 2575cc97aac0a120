package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.tree.SourceText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {

    private static String format(String source, Diagnostic diagnostic) {
        return new DiagnosticText(new SourceLines(Map.of("a.yaml", new SourceText("a.yaml", source))))
                .format(diagnostic);
    }

    private static SourceSpan span(int line, int from, int to) {
        return new SourceSpan("a.yaml", line, from, line, to);
    }

    @Test
    void a_problem_shows_its_headline_place_line_caret_and_detail() {
        Diagnostic diagnostic = Diagnostic.at(span(2, 3, 6), DiagnosticCode.UNKNOWN_KEY, "The key 'foo' is not known.")
                .withRelated(span(1, 1, 2), "the mapping starts here");
        assertThat(format("a:\n  foo: 1\n", diagnostic)).isEqualTo("""
                        Error: Unknown key [HF0020]
                          at a.yaml:2:3
                            2 |   foo: 1
                              |   ^^^
                          The key 'foo' is not known.
                          at a.yaml:1:1: the mapping starts here
                            1 | a:
                              | ^
                        """);
    }

    @Test
    void severities_are_words_and_a_problem_without_place_has_no_excerpt() {
        assertThat(format("", Diagnostic.of(DiagnosticCode.NOTHING_TO_READ, "Nothing is there.")))
                .isEqualTo("Error: No declaration found [HF0007]\n  Nothing is there.\n");
        assertThat(DiagnosticText.prefix(Severity.WARNING)).isEqualTo("Warning: ");
        assertThat(DiagnosticText.prefix(Severity.NOTE)).isEqualTo("Note: ");
    }

    @Test
    void long_details_wrap_between_words() {
        String text = format(
                "x\n",
                Diagnostic.at(
                        span(1, 1, 2), DiagnosticCode.SYNTAX, "word ".repeat(60).strip()));
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text.replaceAll("\\s+", " ")).contains("word ".repeat(60).strip());
    }

    @Test
    void long_lines_are_cut_around_the_place() {
        String source = "x".repeat(5_000) + "HERE" + "y".repeat(5_000);
        String text = format(source, Diagnostic.at(span(1, 5_001, 5_005), DiagnosticCode.SYNTAX, "Here."));
        String[] lines = text.split("\n", -1);
        assertThat(lines[2].length()).isLessThan(120);
        int caret = lines[3].indexOf('^');
        assertThat(lines[2].substring(caret, caret + 4)).isEqualTo("HERE");
        assertThat(lines[3].substring(caret)).isEqualTo("^^^^");
    }

    @Test
    void a_source_cannot_steer_the_terminal() {
        String source = "a: \u001B[31m\u202E\u0000\t\u007F\u0085x";
        String text = format(source, Diagnostic.at(span(1, 4, 5), DiagnosticCode.SYNTAX, "Odd \u001B[0m text."));
        assertThat(text.replace("\n", "").codePoints()).allMatch(c -> c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F));
        assertThat(text).doesNotContain("\u202E").contains("\u241B");
    }

    @Test
    void secrets_in_the_line_are_not_repeated() {
        String source = "password: http://user:hunter2@host/";
        assertThat(format(source, Diagnostic.at(span(1, 1, 9), DiagnosticCode.UNKNOWN_KEY, "Unknown.")))
                .doesNotContain("hunter2")
                .contains("http://user:*******@host/");
    }

    @Test
    void places_beyond_the_text_never_break_the_report() {
        Seeds.forEach(300, random -> {
            String source = "abc\n\nä😀\n" + "x".repeat(random.nextInt(300));
            int line = 1 + random.nextInt(6);
            int column = 1 + random.nextInt(400);
            int endLine = line + random.nextInt(2);
            SourceSpan span = new SourceSpan("a.yaml", line, column, endLine, column + random.nextInt(9));
            assertThat(format(source, Diagnostic.at(span, DiagnosticCode.SYNTAX, "Here.")))
                    .startsWith("Error: ")
                    .endsWith("Here.\n");
        });
    }
}
