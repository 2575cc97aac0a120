package dev.holdfast.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No result takes the place of a file that is read, whatever command writes it and however the file is named. */
class KeptFilesTest {

    private static final int USAGE = 64;

    /** Files of the declaration and the record, also by other names of theirs. */
    private static final List<String> READ = List.of(
            "backup/holdfast.yaml",
            "backup/team/vaults.holdfast.yaml",
            "backup/machines.ndjson",
            "backup/prices.yaml",
            "backup/tests/a.holdfast-test.yaml",
            "backup/team/../machines.ndjson",
            "linked/prices.yaml",
            "shortcut",
            ".holdfast/state.db");

    /** Nothing is there, but the next command would read it. */
    private static final List<String> NEW = List.of(
            "backup/new.holdfast.yaml",
            "backup/deep/holdfast.groovy",
            "new.holdfast.yml",
            "backup/b.holdfast-test.yml",
            ".holdfast/state.db.sum-new");

    private static final List<String> COMMANDS = List.of(
            "plan backup --report markdown=FILE",
            "plan backup --out FILE",
            "plan backup --report sarif=other.sarif --report junit=FILE",
            "plan backup --github-summary",
            "validate backup --report sarif=FILE",
            "check backup --report json=FILE",
            "check backup --write-baseline FILE",
            "check backup --test --report junit=FILE",
            "runbook web backup --out FILE");

    @TempDir
    Path directory;

    static Stream<Arguments> slips() {
        List<Arguments> slips = new ArrayList<>();
        for (String command : COMMANDS) {
            READ.forEach(file -> slips.add(Arguments.of(command, file)));
            NEW.forEach(file -> slips.add(Arguments.of(command, file)));
        }
        return slips.stream();
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("backup/deep"));
        Invocation.write(
                directory,
                List.of(
                        "backup/holdfast.yaml",
                        """
                        holdfast: 1
                        name: kept
                        prices: prices.yaml
                        inventories: [ { ndjson: machines.ndjson } ]
                        policies:
                          p: { vault: v, objectives: { rpo: 28h }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
                        bindings: [ { policy: p } ]
                        rules: { named: { for: vm, require: "vm.name != 'x'" } }
                        """,
                        "backup/team/vaults.holdfast.yaml",
                        "vaults: { v: { region: eastus } }\n",
                        "backup/machines.ndjson",
                        "{\"name\":\"web\",\"region\":\"eastus\",\"os\":\"linux\",\"disks\":{\"os\":{\"size\":\"64GiB\"}}}\n",
                        "backup/prices.yaml",
                        """
                        holdfast-prices: 1
                        name: own
                        currency: USD
                        effective: 2026-11-01
                        prices:
                          - { item: instance-small, price: 5, source: offer }
                          - { item: instance-medium, price: 10, source: offer }
                          - { item: instance-large, price: 10, source: offer }
                          - { item: snapshot, price: 0.05, source: offer }
                          - { item: vault, redundancy: GRS, price: 0.02, source: offer }
                        """,
                        "backup/tests/a.holdfast-test.yaml",
                        """
                        holdfast-test: 1
                        tests:
                          - name: a name
                            fixture: ../holdfast.yaml
                            expect: []
                        """));
        Files.createSymbolicLink(directory.resolve("linked"), directory.resolve("backup"));
        Files.createSymbolicLink(directory.resolve("shortcut"), directory.resolve("backup/machines.ndjson"));
    }

    private Result run(String command, String file) {
        String[] arguments = command.replace("FILE", file).split(" ");
        return new Invocation(directory).with("GITHUB_STEP_SUMMARY", file).run(arguments);
    }

    /** Contents of all files by path. */
    private Map<String, String> files() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(
                        directory.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("slips")
    void a_file_that_is_read_is_never_replaced(String command, String file) {
        if (file.startsWith(".holdfast")) {
            assertThat(new Invocation(directory)
                            .run("apply", "backup", "--auto-approve")
                            .status())
                    .isZero();
        }
        Map<String, String> before = files();
        Result result = run(command, file);
        assertThat(result.status()).as(result.all()).isEqualTo(USAGE);
        assertThat(result.err())
                .contains(file.contains("..") ? "machines.ndjson" : file)
                .contains("Name another file for the result. Nothing was written.");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void every_other_file_is_written() throws IOException {
        Files.createDirectory(directory.resolve(".holdfast"));
        for (String command : COMMANDS) {
            for (String file :
                    List.of("result.txt", "backup/result.yaml", "backup/holdfast.yaml.md", ".holdfast/week.plan")) {
                Result result = run(command, file);
                assertThat(result.status()).as(command + ": " + result.all()).isIn(0, 4);
                assertThat(directory.resolve(file)).as(command).isNotEmptyFile();
                assertThat(directory.resolve(file).toFile().delete()).isTrue();
            }
        }
    }

    @Test
    void a_declaration_with_errors_is_kept_as_well() throws IOException {
        Files.writeString(directory.resolve("backup/machines.ndjson"), "{ broken\n");
        Map<String, String> before = files();
        Result result = run("validate backup --report sarif=FILE", "backup/machines.ndjson");
        assertThat(result.status()).as(result.all()).isEqualTo(USAGE);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_book_that_only_the_command_line_names_is_kept_as_well() throws IOException {
        Files.copy(directory.resolve("backup/prices.yaml"), directory.resolve("own.yaml"));
        Map<String, String> before = files();
        for (String command : List.of("plan", "check")) {
            Result result = run(command + " backup --prices own.yaml --report junit=FILE", "own.yaml");
            assertThat(result.status()).as(result.all()).isEqualTo(USAGE);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_plan_that_is_shown_is_kept_as_well() {
        assertThat(run("plan backup --out FILE", "week.plan").status()).isZero();
        Map<String, String> before = files();
        Result result = run("show week.plan --report json=FILE", "week.plan");
        assertThat(result.status()).as(result.all()).isEqualTo(USAGE);
        assertThat(result.err()).contains("PLANFILE name the same file, 'week.plan'");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void copies_of_the_record_and_books_of_prices_are_results_too() {
        assertThat(new Invocation(directory)
                        .run("apply", "backup", "--auto-approve")
                        .status())
                .isZero();
        Map<String, String> before = files();
        for (String file : List.of("backup/holdfast.yaml", "backup/new.holdfast.yaml", ".holdfast/state.db")) {
            for (String command : List.of("state pull --out FILE", "import prices answers.json --force --out FILE")) {
                Result result = run(command, file);
                assertThat(result.status()).as(result.all()).isEqualTo(USAGE);
            }
        }
        assertThat(files()).isEqualTo(before);
    }
}
