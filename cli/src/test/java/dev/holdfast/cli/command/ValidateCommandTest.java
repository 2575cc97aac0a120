package dev.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    @TempDir
    Path directory;

    private String validated(String machines) throws IOException {
        Invocation.write(
                directory,
                List.of("holdfast.yaml", "holdfast: 1\nname: shop\ndefaults: { region: eastus }\n" + machines));
        return new Invocation(directory).run("validate").out();
    }

    @Test
    void a_valid_declaration_says_how_many_machines_it_has() throws IOException {
        assertThat(validated("")).isEqualTo("Valid: estate shop, 0 machines.\n");
        assertThat(validated("vms: { a: { unprotected: x } }\n")).isEqualTo("Valid: estate shop, 1 machine.\n");
        assertThat(validated("vms: { a: { unprotected: x }, b: { unprotected: y } }\n"))
                .isEqualTo("Valid: estate shop, 2 machines.\n");
    }
}
