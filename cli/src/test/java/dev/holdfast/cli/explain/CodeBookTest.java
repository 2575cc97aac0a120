package dev.holdfast.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page of findings is what {@code explain} says, so it must speak of everything the program can say. */
class CodeBookTest {

    private final CodeBook book = CodeBook.load();

    @Test
    void it_has_every_finding_and_every_problem_with_its_level_and_headline_and_no_other() {
        List<String> expected = new ArrayList<>();
        for (FindingType type : FindingType.values()) {
            expected.add(type.id() + " " + type.word() + " " + type.level().word() + " " + type.summary() + ".");
        }
        for (DiagnosticCode code : DiagnosticCode.values()) {
            String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
            expected.add(code.id() + " " + name + " " + code.severity().word() + " " + code.summary() + ".");
        }
        List<String> found = new ArrayList<>();
        for (CodeBook.Entry entry : book.entries()) {
            assertThat(entry.text().length()).as(entry.id()).isGreaterThan(50);
            int end = entry.text().indexOf(". ") + 1;
            found.add(entry.id() + " " + entry.name() + " " + entry.level() + " "
                    + entry.text().substring(0, end));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
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
