package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.generator.Seeds;
import org.junit.jupiter.api.Test;

/** Text to tree to text to tree: nothing is lost, and names stand where the tree says. */
class RoundTripTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;

    @Test
    void a_tree_that_is_printed_and_read_again_is_the_same_tree() {
        int[] read = {0, 0};
        Seeds.forEach(SEEDS, random -> {
            String text = new ScriptGenerator(random).file();
            Parsing first = Parsing.of(text);
            read[0]++;
            if (first.script().isEmpty()) {
                return; // some of what is put together at random means something else in Groovy, such as a cast
            }
            read[1]++;
            String printed = ScriptText.print(first.accepted());
            Parsing second = Parsing.of(printed);
            assertThat(second.problems()).as(printed).isEmpty();
            assertThat(ScriptText.print(second.accepted())).as(text).isEqualTo(printed);
        });
        assertThat(read[1]).as("texts without an error, of %s", read[0]).isGreaterThanOrEqualTo(read[0] * 9 / 10);
    }

    @Test
    void any_text_gives_a_tree_or_errors_with_places() {
        Seeds.forEach(SEEDS * 4, random -> {
            String text = new ScriptGenerator(random).damagedFile();
            Parsing parsing = Parsing.of(text);
            // Characters are judged before, and a text with a wrong one is read on.
            boolean admitted = parsing.codes().stream().allMatch(code -> code == DiagnosticCode.FORBIDDEN_CHARACTER);
            assertThat(parsing.problems().isEmpty() && parsing.script().isEmpty())
                    .as(text)
                    .isFalse();
            assertThat(parsing.script().isPresent() && !admitted).as(text).isFalse();
            assertThat(parsing.problems()).as(text).hasSizeLessThanOrEqualTo(40);
            assertThat(parsing.problems()).as(text).allMatch(each -> each.span().isPresent());
            assertThat(parsing.details()).as(text).doesNotContain("groovy.", "Exception", "codehaus", "antlr");
            if (parsing.script().isPresent()) {
                String printed = ScriptText.print(parsing.accepted());
                assertThat(ScriptText.print(Parsing.of(printed).accepted()))
                        .as(text)
                        .isEqualTo(printed);
            }
        });
    }
}
