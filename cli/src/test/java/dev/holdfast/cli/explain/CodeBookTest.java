package dev.holdfast.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code explain} says of findings and problems is what their page says. */
class CodeBookTest {

    private final CodeBook book = CodeBook.load();

    @Test
    void it_has_the_rows_of_the_page_of_findings_and_no_other() throws IOException {
        List<String> rows = Files.readAllLines(Invocation.repository().resolve("docs/findings.md")).stream()
                .filter(line -> line.startsWith("| HF"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(book.entries().stream()
                        .map(entry -> "| " + entry.id() + " | `" + entry.name() + "` | " + entry.level() + " | "
                                + entry.text().replace("|", "\\|") + " |"))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void an_explanation_says_the_whole_text_sentence_by_sentence() {
        for (CodeBook.Entry entry : book.entries()) {
            Explanation explanation = book.explain(entry.id()).orElseThrow();
            String meaning = explanation.facts().stream()
                    .filter(fact -> fact.name().equals("meaning"))
                    .map(Explanation.Fact::value)
                    .collect(Collectors.joining(" "));
            assertThat(explanation.answer() + " " + meaning).isEqualTo(entry.text());
            assertThat(meaning.length()).as(entry.id()).isGreaterThan(20);
        }
    }

    @Test
    void ids_and_names_are_found_in_any_case() {
        for (String word : List.of("HF1031", "hf1031", "rpo-violated", "RPO-violated")) {
            Explanation explanation = book.explain(word).orElseThrow();
            assertThat(explanation.subject()).isEqualTo("HF1031");
            assertThat(explanation.answer()).isEqualTo("Scheduled data loss exceeds the objective.");
            assertThat(explanation.facts()).anyMatch(fact -> fact.value().equals("error"));
        }
        assertThat(book.explain("HF103")).isEmpty();
        assertThat(book.explain("")).isEmpty();
        assertThat(CodeBook.isId("HF9999")).isTrue();
        assertThat(CodeBook.isId("hf-web-01")).isFalse();
    }
}
