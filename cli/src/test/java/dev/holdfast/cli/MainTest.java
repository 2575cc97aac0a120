package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.session.Terminals;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    private static String user(Map<String, String> variables, String account) {
        return new Surroundings(
                        Path.of("").toAbsolutePath(),
                        Main.environment(variables, account),
                        InputStream.nullInputStream(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        new PrintStream(OutputStream.nullOutputStream()),
                        InstantSource.system(),
                        Terminals.NONE)
                .user();
    }

    @Test
    void the_account_of_the_process_stands_in_where_no_variable_names_the_user() {
        assertThat(user(Map.of("HOME", "/root"), "svc-backup")).isEqualTo("svc-backup");
        assertThat(user(Map.of("USER", ""), "svc-backup")).isEqualTo("svc-backup");
    }

    @Test
    void a_variable_that_names_the_user_wins() {
        assertThat(user(Map.of("USER", "anna"), "root")).isEqualTo("anna");
        assertThat(user(Map.of("LOGNAME", "anna"), "root")).isEqualTo("anna");
        assertThat(user(Map.of("USERNAME", "anna", "USER", ""), "root")).isEqualTo("anna");
    }

    @Test
    void without_an_account_the_user_is_unknown() {
        assertThat(user(Map.of(), "")).isEqualTo("unknown");
        assertThat(user(Map.of(), "?")).isEqualTo("unknown");
    }
}
