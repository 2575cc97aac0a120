package dev.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {

    @TempDir
    Path directory;

    private Result run(String... arguments) {
        return new Invocation(directory).run(arguments);
    }

    @Test
    void files_are_laid_out_in_place_and_keep_their_mode() throws IOException {
        Path yaml = directory.resolve("holdfast.yaml");
        Path groovy = directory.resolve("more.holdfast.groovy");
        Files.writeString(yaml, "holdfast:   1\n\n\n\nname: x  # the name\n");
        Files.writeString(groovy, "vm('a'){region 'eastus'}  // home\n");
        Files.setPosixFilePermissions(yaml, PosixFilePermissions.fromString("rw-r-----"));
        Result check = run("fmt", "--check");
        assertThat(check.status()).as(check.all()).isEqualTo(3);
        assertThat(check.out()).isEqualTo("holdfast.yaml\nmore.holdfast.groovy\n");
        assertThat(run("fmt", "--diff", "holdfast.yaml").out())
                .isEqualTo("--- holdfast.yaml\n+++ holdfast.yaml\n@@ -1,1 +1,1 @@\n-holdfast:   1\n+holdfast: 1\n"
                        + "@@ -3,2 +2,0 @@\n-\n-\n");
        assertThat(Files.readString(yaml)).startsWith("holdfast:   1");
        assertThat(run("fmt").status()).isZero();
        assertThat(Files.readString(yaml)).isEqualTo("holdfast: 1\n\nname: x  # the name\n");
        assertThat(Files.readString(groovy)).isEqualTo("vm('a') { region 'eastus' }  // home\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(yaml)))
                .isEqualTo("rw-r-----");
        Result again = run("fmt", "--check");
        assertThat(again.status()).isZero();
        assertThat(again.out()).isEmpty();
    }

    @Test
    void a_file_with_an_error_stays_and_the_others_are_laid_out() throws IOException {
        Files.writeString(directory.resolve("a.holdfast.yaml"), "a:   [1\n");
        Files.writeString(directory.resolve("b.holdfast.yaml"), "name:   x\n");
        Result result = run("fmt");
        assertThat(result.status()).isEqualTo(65);
        assertThat(result.err()).contains("a.holdfast.yaml:");
        assertThat(Files.readString(directory.resolve("a.holdfast.yaml"))).isEqualTo("a:   [1\n");
        assertThat(Files.readString(directory.resolve("b.holdfast.yaml"))).isEqualTo("name: x\n");
        assertThat(run("fmt", "nowhere").status()).isEqualTo(65);
        assertThat(run("fmt", "--chek").status()).isEqualTo(64);
    }
}
