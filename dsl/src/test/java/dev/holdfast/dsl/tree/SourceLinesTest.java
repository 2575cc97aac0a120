package dev.holdfast.dsl.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceLinesTest {

    @Test
    void gives_the_same_lines_as_the_text_itself() {
        Seeds.forEach(200, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append(Seeds.oneOf(random, "a", "\n", "\r\n", "ä", " "));
            }
            SourceText source = new SourceText("f", text.toString());
            SourceLines lines = new SourceLines(Map.of("f", source));
            for (int number = 1; number < 320; number++) {
                assertThat(lines.line("f", number)).isEqualTo(source.line(number));
            }
        });
    }

    @Test
    void knows_nothing_of_other_files_and_line_zero() {
        SourceLines lines = new SourceLines(Map.of("f", new SourceText("f", "a")));
        assertThat(lines.line("g", 1)).isEmpty();
        assertThat(lines.line("f", 0)).isEmpty();
    }
}
