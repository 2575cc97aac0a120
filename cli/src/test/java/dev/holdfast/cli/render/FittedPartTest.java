package dev.holdfast.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittedPartTest {

    private static FittedPart part(int rows, boolean open) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < rows; index++) {
            lines.add("row number " + index);
        }
        return new FittedPart("Title", lines, open, "the plan file");
    }

    @Test
    void whole_rows_in_the_middle_give_way_to_their_number() {
        String text = part(2_000, false).within(600);
        assertThat(text.length()).isLessThanOrEqualTo(600).isGreaterThan(500);
        assertThat(text)
                .startsWith("\n<details><summary>Title</summary>\n\n<pre>\nrow number 0\nrow number 1\n")
                .containsPattern("\nrow number \\d+\n… 1,9\\d\\d more rows, see the plan file\nrow number 19\\d\\d\n")
                .endsWith("\nrow number 1999\n</pre>\n</details>\n");
    }

    @Test
    void a_part_is_never_longer_than_it_may_be_and_counts_every_row_that_is_missing() {
        for (int rows : List.of(1, 2, 3, 50)) {
            for (int most = 0; most < 1_200; most++) {
                FittedPart part = part(rows, rows % 2 == 0);
                String text = part.within(most);
                assertThat(text.length()).isLessThanOrEqualTo(most);
                int shown = (int)
                        text.lines().filter(line -> line.startsWith("row ")).count();
                String missing = text.replaceAll("(?s).*… (\\d+) more rows?,.*", "$1");
                boolean cut = text.contains("…");
                assertThat(text.isEmpty() ? rows : shown + (cut ? Integer.parseInt(missing) : 0))
                        .isEqualTo(rows);
                assertThat(cut || text.isEmpty()).isEqualTo(part.length() > most);
            }
        }
    }
}
