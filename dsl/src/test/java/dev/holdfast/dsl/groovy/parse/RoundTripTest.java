package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import org.junit.jupiter.api.Test;

/** Text to tree to text to tree: nothing is lost, and names stand where the tree says. */
class RoundTripTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 25;

    @Test
    void a_tree_that_is_printed_and_read_again_is_the_same_tree() {
        Seeds.forEach(SEEDS, random -> {
            String text = new ScriptGenerator(random).file();
            Parsing first = Parsing.of(text);
            assertThat(first.problems()).as(text).isEmpty();
            String printed = ScriptText.print(first.accepted());
            Parsing second = Parsing.of(printed);
            assertThat(second.problems()).as(printed).isEmpty();
            assertThat(ScriptText.print(second.accepted())).as(text).isEqualTo(printed);
        });
    }

    @Test
    void any_text_gives_a_tree_or_errors_with_places() {
        Seeds.forEach(SEEDS * 4, random -> {
            String text = new ScriptGenerator(random).damagedFile();
            Parsing parsing = Parsing.of(text);
            assertThat(parsing.script().isPresent())
                    .as(text)
                    .isEqualTo(parsing.problems().isEmpty());
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
