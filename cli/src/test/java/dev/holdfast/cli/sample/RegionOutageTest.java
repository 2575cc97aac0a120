package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the README of the sample do what it says; {@code -Dgolden=accept} rewrites what they print, and still fails. */
class RegionOutageTest {

    private static final Path SAMPLE = Invocation.repository().resolve("samples/region-outage");

    @TempDir
    Path directory;

    @Test
    void the_commands_of_the_readme_do_what_it_says() throws IOException {
        Invocation.copyOfSample("region-outage", Files.createDirectories(directory.resolve("samples")));
        List<String> rewritten = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (ReadmeCommand line : ReadmeCommand.of(SAMPLE)) {
            Result result = new Invocation(directory).run(line.command().split(" "));
            assertThat(result.status()).as(line.command() + "\n" + result.all()).isEqualTo(line.status());
            for (String name : line.goldens()) {
                named.add(name);
                Path golden = SAMPLE.resolve("expected").resolve(name);
                if ("accept".equals(System.getProperty("golden"))) {
                    Files.createDirectories(golden.getParent());
                    Files.writeString(golden, result.out());
                    rewritten.add(golden.toString());
                } else {
                    assertThat(result.out())
                            .as("%s; ./dev golden rewrites it", golden)
                            .isEqualTo(Files.readString(golden));
                }
            }
        }
        try (Stream<Path> files = Files.list(SAMPLE.resolve("expected"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
        if (!rewritten.isEmpty()) {
            fail("rewritten; look at the differences, then run without -Dgolden=accept: " + rewritten);
        }
    }
}
