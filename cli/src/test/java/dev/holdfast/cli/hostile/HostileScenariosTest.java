package dev.holdfast.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of {@code src/test/resources/hostile-scenarios} is refused, with the words beside it: what is wrong, where, why, and
 * what to do.
 */
class HostileScenariosTest {

    private static final Path CORPUS = Invocation.repository().resolve("cli/src/test/resources/hostile-scenarios");
    private static final String SCENARIO = ".yaml";
    private static final String EXPECTED = ".expected.txt";

    /** On a quiet machine the worst takes a twentieth of it. What grows exponentially takes for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private static List<String> names() throws IOException {
        return names(SCENARIO);
    }

    private static List<String> names(String ending) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void each_scenario_has_its_words_and_there_are_enough() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(10).isEqualTo(names(EXPECTED));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_hostile_scenario_is_refused_with_its_words(String name) throws IOException {
        Path file = directory.resolve(name + SCENARIO);
        Files.copy(CORPUS.resolve(name + SCENARIO), file);
        Invocation.Result result = assertTimeoutPreemptively(
                LONGEST, () -> new Invocation(directory).run("fabric", "inject", name + SCENARIO));
        assertThat(result.status()).as(result.all()).isEqualTo(65);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("Error: ", name + SCENARIO + ":", "Nothing was injected.")
                .doesNotContain("Exception", "defect of Holdfast", "##vso[")
                .doesNotContainPattern("(?m)^\\s*::\\w");
        assertThat(result.err().chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(result.err().length()).isLessThan(100_000);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
        compare(CORPUS.resolve(name + EXPECTED), result.err());
    }

    /** {@code -Dgolden=accept} rewrites the words, and fails all the same. */
    private static void compare(Path expected, String actual) throws IOException {
        boolean same = Files.exists(expected) && Files.readString(expected).equals(actual);
        if (!same && "accept".equals(System.getProperty("golden"))) {
            Files.writeString(expected, actual);
            fail(expected.getFileName() + " was rewritten; read the difference, then run without -Dgolden=accept");
        }
        assertThat(expected).content().isEqualTo(actual);
    }
}
