package dev.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void no_text_whatever_leaves_a_control_character_in_the_result() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int index = random.nextInt(40); index >= 0; index--) {
                int kind = random.nextInt(4);
                text.append((char)
                        (kind == 0
                                ? random.nextInt(0x20)
                                : kind == 1 ? 0x2000 + random.nextInt(0x70) : random.nextInt(0x10000)));
            }
            String safe = SafeText.of(text.toString());
            assertThat(safe.codePoints()
                            .noneMatch(c -> c < ' '
                                    || (c >= 0x7f && c <= 0x9f)
                                    || Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.SURROGATE
                                    || c == 0x2028
                                    || c == 0x2029))
                    .as("seed %d: %s", seed, safe)
                    .isTrue();
            assertThat(SafeText.of(safe))
                    .as("seed %d: safe text stays as it is", seed)
                    .isEqualTo(safe);
        }
    }

    @Test
    void escapes_line_ends_and_direction_marks_are_shown() {
        assertThat(SafeText.of("a\u001b[31mb")).isEqualTo("a\\x1b[31mb");
        assertThat(SafeText.of("a\nb\r")).isEqualTo("a\\x0ab\\x0d");
        assertThat(SafeText.of("a\u202eb")).isEqualTo("a\\u202eb");
        assertThat(SafeText.of("tab\there")).isEqualTo("tab here");
    }

    @Test
    void names_in_any_script_stay() {
        assertThat(SafeText.of("Größe → 数据库 é")).isEqualTo("Größe → 数据库 é");
    }

    @Test
    void over_long_text_is_cut() {
        assertThat(SafeText.of("x".repeat(1_000_000)))
                .hasSize(SafeText.LONGEST + 1)
                .endsWith("…");
    }
}
