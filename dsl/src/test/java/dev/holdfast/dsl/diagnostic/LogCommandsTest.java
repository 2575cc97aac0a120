package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LogCommandsTest {

    private static final Pattern OBEYED = Pattern.compile("(^|\\s)::|##\\p{L}*\\[");

    @Test
    void no_text_whatever_keeps_a_command_or_changes_its_length() {
        String[] pieces = {"::", ":", "#", "##", "[", "vso[", "error", " ", "\n", "teamcity", "]", "a"};
        Seeds.forEach(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String disarmed = LogCommands.disarm(text.toString());
            assertThat(OBEYED.matcher(disarmed).find()).as(disarmed).isFalse();
            assertThat(disarmed).hasSameSizeAs(text);
            assertThat(LogCommands.disarm(disarmed))
                    .isSameAs(LogCommands.disarm(disarmed))
                    .isEqualTo(disarmed);
        });
    }

    @Test
    void commands_of_build_servers_are_disarmed() {
        assertThat(LogCommands.disarm("::set-output name=a::b")).isEqualTo(":\uA789set-output name=a::b");
        assertThat(LogCommands.disarm("said ::error::no")).isEqualTo("said :\uA789error::no");
        assertThat(LogCommands.disarm("x##vso[task.complete]")).isEqualTo("x#\u266Fvso[task.complete]");
        assertThat(LogCommands.disarm("##[group]")).isEqualTo("#\u266F[group]");
    }

    @Test
    void other_text_stays_the_same_string() {
        for (String text : new String[] {"a::b", "## heading", "10:00:00", "#[x]", ""}) {
            assertThat(LogCommands.disarm(text)).isSameAs(text);
        }
    }
}
