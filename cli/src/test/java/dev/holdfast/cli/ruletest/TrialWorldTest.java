package dev.holdfast.cli.ruletest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Wiring;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Surroundings;
import dev.holdfast.cli.session.Terminals;
import dev.holdfast.cli.terminal.ColorChoice;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.executor.database.DatabasePlace;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world of one test. */
class TrialWorldTest {

    private static final String DECLARATION = """
            holdfast: 1
            name: tried
            vaults: { v: { region: eastus } }
            policies:
              p: { vault: v, objectives: { rpo: %s }, schedule: { daily: "22:00" }, retention: { daily: 7d } }
            vms: { a: { region: eastus, os: linux, disks: { os: { size: 64GiB, used: 9GiB } } } }
            bindings: [ { policy: p } ]
            """;

    @TempDir
    Path directory;

    private Session session() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Surroundings surroundings = new Surroundings(
                directory.toAbsolutePath(),
                Map.of(),
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                InstantSource.fixed(Invocation.NOW),
                Terminals.NONE);
        DatabasePlace place = new DatabasePlace.SqliteFile(directory.resolve("state.db"));
        return new Session(surroundings, new Wiring(), ColorChoice.NEVER, place, Duration.ZERO);
    }

    private LoadedDeclaration loaded(String rpo) {
        Invocation.write(directory, List.of("holdfast.yaml", DECLARATION.formatted(rpo)));
        return new Wiring().load(directory, directory.resolve("holdfast.yaml"));
    }

    @Test
    void it_goes_with_all_that_is_in_it_and_the_state_of_the_user_is_not_touched() throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        LoadedDeclaration declaration = loaded("28h");
        try (TrialWorld world = TrialWorld.in(own, session(), "tried")) {
            world.applied(declaration, Invocation.NOW, Duration.ofDays(3));
            assertThat(own.resolve("state.db")).exists();
            assertThat(world.planned(declaration, Invocation.NOW, false))
                    .noneMatch(finding -> finding.name().equals("never-backed-up"));
        }
        assertThat(own).doesNotExist();
        assertThat(directory.resolve("state.db")).doesNotExist();
    }

    @Test
    void what_cannot_be_applied_is_not_in_force() throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        LoadedDeclaration impossible = loaded("1h");
        try (TrialWorld world = TrialWorld.in(own, session(), "tried")) {
            assertThatThrownBy(() -> world.applied(impossible, Invocation.NOW, Duration.ZERO))
                    .isInstanceOfSatisfying(
                            UnusableFixtureException.class,
                            e -> assertThat(e.problems())
                                    .hasSizeGreaterThan(1)
                                    .first()
                                    .isEqualTo("The declaration under 'before' cannot be brought into force."));
        }
        assertThat(own).doesNotExist();
    }
}
