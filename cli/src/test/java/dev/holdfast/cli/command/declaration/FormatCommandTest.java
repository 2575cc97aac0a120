package dev.holdfast.cli.command.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.file.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
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

    private static final String UGLY = "holdfast:   1\n";

    private Path ugly(String name) throws IOException {
        return Files.writeString(directory.resolve(name), UGLY);
    }

    private void assertRefused(Path file, int status, String reason) throws IOException {
        Result result = run("fmt", file.getFileName().toString());
        assertThat(result.status()).as(result.all()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(file.getFileName().toString(), reason);
    }

    @Test
    void what_nobody_may_write_to_stays_whoever_asks() throws IOException {
        Path file = ugly("a.holdfast.yaml");
        Path other = ugly("b.holdfast.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertRefused(file, 1, "(it may not be written to). Check the permissions of the file.");
        assertThat(file).hasContent(UGLY);
        Result both = run("fmt");
        assertThat(both.status()).as(both.all()).isEqualTo(1);
        assertThat(both.out()).isEqualTo("b.holdfast.yaml\n");
        assertThat(other).hasContent("holdfast: 1\n");
    }

    @Test
    void a_file_in_a_folder_that_nobody_may_write_to_stays() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("d"));
        Path file = Files.writeString(folder.resolve("a.holdfast.yaml"), UGLY);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Result result = run("fmt", "d");
            assertThat(result.status()).as(result.all()).isEqualTo(1);
            assertThat(result.err()).contains("directory may not be written to");
            assertThat(file).hasContent(UGLY);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path file = ugly("real.yaml");
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), Path.of("real.yaml"));
        assertThat(run("fmt", "link.yaml").status()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("holdfast: 1\n");
    }

    @Test
    void what_is_no_file_is_refused_without_waiting() throws Exception {
        Process pipe = new ProcessBuilder(
                        "mkfifo", directory.resolve("p.holdfast.yaml").toString())
                .start();
        assertThat(pipe.waitFor()).isZero();
        assertRefused(directory.resolve("p.holdfast.yaml"), 65, "pipe");
        assertThat(run("fmt").err()).contains("pipe");
        Files.createDirectory(directory.resolve("empty"));
        assertThat(run("fmt", "empty").status()).isEqualTo(65);
    }

    @Test
    void a_key_that_is_written_twice_leaves_the_file_alone() throws IOException {
        Path file = Files.writeString(directory.resolve("a.holdfast.yaml"), "name:   x\nname: y\n");
        assertRefused(file, 65, "already written");
        assertThat(file).hasContent("name:   x\nname: y\n");
    }

    @Test
    void what_somebody_changed_meanwhile_is_not_overwritten() throws IOException {
        Path file = ugly("a.holdfast.yaml");
        assertThatThrownBy(() -> OutputFile.replace(file, "holdfast:    1\n", new byte[] {'x'}))
                .hasMessageContaining("somebody changed it meanwhile");
        assertThat(file).hasContent(UGLY);
    }

    @Test
    void a_reader_sees_the_old_text_or_the_new_one_and_no_temporary_file_stays() throws Exception {
        Path file = directory.resolve("a.holdfast.yaml");
        String before = "# text\n".repeat(5_000) + UGLY;
        String after = "# text\n".repeat(5_000) + "holdfast: 1\n";
        Files.writeString(file, before);
        AtomicBoolean done = new AtomicBoolean();
        FutureTask<Integer> reader = new FutureTask<>(() -> {
            int torn = 0;
            while (!done.get()) {
                String now = Files.readString(file);
                torn += now.equals(before) || now.equals(after) ? 0 : 1;
            }
            return torn;
        });
        Thread thread = new Thread(reader, "reader");
        thread.start();
        for (int i = 0; i < 10; i++) {
            OutputFile.replace(file, before, after.getBytes(StandardCharsets.UTF_8));
            OutputFile.replace(file, after, before.getBytes(StandardCharsets.UTF_8));
        }
        done.set(true);
        assertThat(reader.get()).isZero();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
