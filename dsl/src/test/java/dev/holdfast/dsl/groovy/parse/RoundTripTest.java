package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Text to tree to text to tree: nothing is lost, and names stand where the tree says. */
class RoundTripTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 5_000 : 25;

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
            String text = damaged(new ScriptGenerator(random).file(), random);
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

    /** The text with a few pieces removed, repeated, or put in from elsewhere. */
    static String damaged(String text, RandomGenerator random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(6));
            String[] pieces = {
                "{", "}", "(", ")", "[", "]", "'", "\"", "${", "$", ":", ",", ";", ".", "?", "->", "=", "/", "//", "/*",
                "\\", "\n", " ", "@A", "as", "in", "if", "else", "case", "def", "int", "new", "this", "x", "1", "..",
                "*", "++", "!", "-", "<", "é", "::", "&", "\t", "class"
            };
            switch (random.nextInt(3)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, out.substring(at, end));
                default -> out.insert(at, Seeds.oneOf(random, pieces));
            }
        }
        return out.toString();
    }
}
