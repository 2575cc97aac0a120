package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeaningsTest {

    private static final String HEAD = "# Texts\n\nFor those who edit them.\n\n";
    private static final String ONE = "## HF1001 uncovered\n\nNothing protects it. Add a binding.\n\n";
    private static final String TWO = "## HF1002 no-vault-in-region\n\nDeclare a vault `there | here`.\n";

    @Test
    void every_finding_and_every_problem_has_a_text_of_its_own() {
        Meanings meanings = Meanings.load();
        for (FindingType type : FindingType.values()) {
            assertThat(meanings.of(type)).as(type.id()).endsWith(".").doesNotStartWith(type.summary());
        }
        for (DiagnosticCode code : DiagnosticCode.values()) {
            assertThat(meanings.of(code)).as(code.id()).endsWith(".").doesNotStartWith(code.summary());
        }
        assertThat(meanings.of(FindingType.UNCOVERED)).contains("Add a binding, set `defaults.policy`, or say");
    }

    @Test
    void a_text_is_one_line_however_it_is_broken_in_the_file() {
        assertThat(texts(HEAD + ONE.replace("it. ", "it.  \n") + TWO))
                .containsExactly(
                        Map.entry("HF1001", "Nothing protects it. Add a binding."),
                        Map.entry("HF1002", "Declare a vault `there | here`."));
    }

    @Test
    void a_text_that_is_missing_or_empty_is_asked_for() {
        refused(
                HEAD + ONE,
                "texts.md: HF1002 has no text",
                "Add '## HF1002 no-vault-in-region' and below it what it means");
        refused("", "HF1001 has no text", "HF1002 has no text");
        refused(
                HEAD + "## HF1001 uncovered\n\n" + TWO,
                "texts.md:5: HF1001 has an empty text. Write below the heading");
    }

    @Test
    void a_text_of_nothing_is_refused() {
        String unknown = "## HF1999 no-such\n\nNever read.\n";
        refused(
                HEAD + ONE + TWO + unknown,
                "texts.md:12: HF1999 is the id of no constant of Family",
                "remove the text");
        refused(HEAD + ONE + TWO + TWO, "texts.md:12: HF1002 has a text already, further up. Keep one of the two.");
        refused(
                HEAD + ONE.replace("uncovered", "covered") + TWO,
                "texts.md:5: HF1001 is called 'uncovered', not 'covered'");
        refused(HEAD + TWO + ONE, "texts.md:8: HF1001 stands after HF1002", "Keep the texts in the order of ids.");
    }

    @Test
    void a_heading_that_is_none_is_refused() {
        for (String heading :
                List.of("##HF1001 uncovered", "## HF1001", "### HF1001 uncovered", "## hf1001 uncovered")) {
            refused(
                    HEAD + ONE.replace("## HF1001 uncovered", heading) + TWO,
                    "texts.md:5: '" + heading + "' is no heading of a text. Write '## ', the id and the name",
                    "HF1001 has no text");
        }
        refused(HEAD + ONE + TWO + "# The end\n", "texts.md:12: '# The end' is no heading of a text.");
    }

    @Test
    void a_text_that_ends_without_a_full_stop_is_refused() {
        refused(
                HEAD + ONE.replace("binding.", "binding") + TWO,
                "HF1001 does not end with a full stop but with 'binding'");
        refused(HEAD + ONE.replace("binding.", "binding!") + TWO, "but with 'binding!'. Finish the sentence.");
    }

    @Test
    void a_text_that_could_not_be_shown_alike_everywhere_is_refused() {
        refused(
                HEAD + ONE.replace("it. ", "it.\n\n") + TWO,
                "HF1001 has more than one paragraph",
                "Remove the empty line.");
        refused(HEAD + ONE.replace("binding", "`binding") + TWO, "HF1001 has a backtick without its second one");
        for (String sign : List.of("<", "*", "_", "[", "\\")) {
            refused(HEAD + ONE.replace("binding", sign + "binding") + TWO, "HF1001 has '" + sign + "' outside of code");
        }
        for (String sign : List.of("\t", "\u200b", "\u001b", "##[group]")) {
            refused(HEAD + ONE.replace("a binding", "a " + sign + "binding") + TWO, "HF1001 has");
        }
    }

    @Test
    void every_mistake_of_a_file_is_said_at_once() {
        refused(
                HEAD + ONE.replace("binding.", "binding") + TWO.replace("`.", "."),
                "HF1001 does not end",
                "HF1002 has a back");
    }

    private static void refused(String file, String... messages) {
        assertThatThrownBy(() -> texts(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(messages);
    }

    private static Map<String, String> texts(String file) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("HF1001", "uncovered");
        names.put("HF1002", "no-vault-in-region");
        return new MeaningFile("texts.md", "Family", names).texts(file.lines().toList());
    }
}
