package dev.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorChoiceTest {

    @Test
    void the_option_wins_over_the_environment() {
        assertThat(ColorChoice.ALWAYS.colored(Map.of("NO_COLOR", "1", "TERM", "dumb"), false))
                .isTrue();
        assertThat(ColorChoice.NEVER.colored(Map.of("CLICOLOR_FORCE", "1"), true))
                .isFalse();
    }

    @Test
    void the_environment_wins_over_the_terminal_in_its_order() {
        assertThat(ColorChoice.AUTO.colored(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true))
                .isFalse();
        assertThat(ColorChoice.AUTO.colored(Map.of("NO_COLOR", "", "CLICOLOR_FORCE", "1"), false))
                .isTrue();
        assertThat(ColorChoice.AUTO.colored(Map.of("CLICOLOR_FORCE", "0"), false))
                .isFalse();
    }

    @Test
    void else_a_terminal_decides_unless_it_is_dumb() {
        assertThat(ColorChoice.AUTO.colored(Map.of(), true)).isTrue();
        assertThat(ColorChoice.AUTO.colored(Map.of(), false)).isFalse();
        assertThat(ColorChoice.AUTO.colored(Map.of("TERM", "dumb"), true)).isFalse();
    }
}
