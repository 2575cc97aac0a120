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

/**
 * Follows the README of a sample in a directory of its own, and compares what its commands print or write with the files it names;
 * {@code -Dgolden=accept} rewrites these, and still fails.
 */
final class Story {

    private final Path sample;
    private final Path directory;
    private final Set<String> named = new TreeSet<>();
    private final List<String> rewritten = new ArrayList<>();

    /** The story of a sample, which is copied below {@code samples} in the directory. */
    Story(String sample, Path directory) throws IOException {
        this.sample = Invocation.repository().resolve("samples").resolve(sample);
        this.directory = directory;
        Invocation.copyOfSample(sample, Files.createDirectories(directory.resolve("samples")));
    }

    /** The README. */
    String readme() throws IOException {
        return Files.readString(sample.resolve("README.md"));
    }

    /** Runs a command, which must end as the README says. */
    Result run(ReadmeCommand line) throws IOException {
        return run(line, line.command());
    }

    /** Runs what a command of the README stands for, which must end as the README says. */
    Result run(ReadmeCommand line, String command) throws IOException {
        Result result = new Invocation(directory).run(command.split(" "));
        assertThat(result.status()).as(command + "\n" + result.all()).isEqualTo(line.status());
        for (String name : line.goldens()) {
            named.add(name);
            compare(name, given(name, line, result));
        }
        return result;
    }

    /** The file of that name which the command wrote, else what it printed; of an apply that is refused, why. */
    private String given(String name, ReadmeCommand line, Result result) throws IOException {
        Path written = directory.resolve(name);
        if (Files.exists(written)) {
            return Files.readString(written);
        }
        boolean refused = line.status() != 0 && line.command().startsWith("apply");
        return refused ? result.err() : result.out();
    }

    private void compare(String name, String given) throws IOException {
        Path golden = sample.resolve("expected").resolve(name);
        if ("accept".equals(System.getProperty("golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, given);
            rewritten.add(golden.toString());
        } else {
            assertThat(given).as("%s; ./dev golden rewrites it", golden).isEqualTo(Files.readString(golden));
        }
    }

    /** Fails if a file is named by no command, or was rewritten. */
    void end() throws IOException {
        if (!rewritten.isEmpty()) {
            fail("rewritten; look at the differences, then run without -Dgolden=accept: " + rewritten);
        }
        try (Stream<Path> files = Files.list(sample.resolve("expected"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }
}
