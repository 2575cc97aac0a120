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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the README of the sample do what it says; {@code -Dgolden=accept} rewrites what they print, and still fails. */
class ShrinkTest {

    private static final Path SAMPLE = Invocation.repository().resolve("samples/shrink");
    private static final Pattern LOST = Pattern.compile("--allow-data-loss=(\\d+)");

    @TempDir
    Path directory;

    @Test
    void the_commands_of_the_readme_do_what_it_says() throws IOException {
        Invocation.copyOfSample("shrink", Files.createDirectories(directory.resolve("samples")));
        String lost = "";
        List<String> rewritten = new ArrayList<>();
        assertThat(ReadmeCommand.of(SAMPLE)).hasSizeGreaterThan(5);
        for (ReadmeCommand line : ReadmeCommand.of(SAMPLE)) {
            String command = line.command().replace("=N", "=" + lost);
            Result result = new Invocation(directory).run(command.split(" "));
            assertThat(result.status()).as(command + "\n" + result.all()).isEqualTo(line.status());
            if (lost.isEmpty() && result.out().contains("Lost early")) {
                lost = number(result.out());
            }
            if (line.status() == 8) {
                assertThat(number(result.err())).isEqualTo(lost);
            }
            for (String name : line.goldens()) {
                Path golden = SAMPLE.resolve("expected").resolve(name);
                String printed = line.status() == 0 ? result.out() : result.err();
                if ("accept".equals(System.getProperty("golden"))) {
                    Files.createDirectories(golden.getParent());
                    Files.writeString(golden, printed);
                    rewritten.add(golden.toString());
                } else {
                    assertThat(printed)
                            .as("%s; ./dev golden rewrites it", golden)
                            .isEqualTo(Files.readString(golden));
                }
            }
        }
        Result plan = new Invocation(directory).run("plan", "samples/shrink/after", "--detailed-exitcode");
        assertThat(plan.status()).as("nothing is left to do: " + plan.all()).isZero();
        if (!rewritten.isEmpty()) {
            fail("rewritten; look at the differences, then run without -Dgolden=accept: " + rewritten);
        }
    }

    private static String number(String text) {
        Matcher matcher = LOST.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void no_golden_file_is_an_orphan() throws IOException {
        Set<String> named = new TreeSet<>();
        ReadmeCommand.of(SAMPLE).forEach(line -> named.addAll(line.goldens()));
        try (Stream<Path> files = Files.list(SAMPLE.resolve("expected"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }
}
