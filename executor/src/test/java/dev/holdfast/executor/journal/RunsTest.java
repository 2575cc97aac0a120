package dev.holdfast.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.database.TestTexts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class RunsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 300 : 25;

    @Parameter
    private TestStore store;

    @TempDir
    private Path directory;

    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        connection = store.tables(directory);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    private static Run run(RandomGenerator random, String id) {
        Run.Terms terms = new Run.Terms(
                random.nextInt(Integer.MAX_VALUE), random.nextBoolean(), 1 + random.nextInt(64), random.nextInt(9));
        Run.Request request = new Run.Request(
                TestTexts.name(random), TestTexts.text(random), TestTexts.text(random), TestTexts.text(random), terms);
        return new Run(id, request, TestTexts.name(random), random.nextLong(Long.MAX_VALUE), ending(random));
    }

    private static Optional<Run.Ending> ending(RandomGenerator random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Run.Ending(
                        TestTexts.name(random), TestTexts.text(random), TestTexts.text(random), random.nextLong(1000)));
    }

    @Test
    void runs_read_back_as_they_were_newest_first() {
        Seeds.forEach(SEEDS, random -> {
            Runs runs = new Runs(connection, "estate-" + random.nextLong());
            List<Run> all = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                assertThat(runs.next()).isEqualTo("run-00000" + (all.size() + 1));
                Run run = run(random, runs.next());
                runs.begin(run);
                all.add(run);
            }
            assertThat(runs.open())
                    .isEqualTo(
                            all.stream().filter(run -> run.ending().isEmpty()).toList());
            Run.Ending ending =
                    new Run.Ending(TestTexts.name(random), TestTexts.text(random), "", random.nextLong(1000));
            Run last = all.get(all.size() - 1);
            runs.end(last.id(), ending);
            all.set(
                    all.size() - 1,
                    new Run(last.id(), last.request(), last.started(), last.serial(), Optional.of(ending)));
            Collections.reverse(all);
            assertThat(runs.all()).isEqualTo(all);
        });
    }

    @Test
    void the_plan_of_a_run_is_kept_byte_for_byte() {
        Seeds.forEach(SEEDS, random -> {
            Runs runs = new Runs(connection, "estate-" + random.nextLong());
            byte[] document = new byte[random.nextInt(100_000)];
            for (int i = 0; i < document.length; i++) {
                document[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
            }
            runs.keepPlan("run-1", target -> target.write(document));
            assertThat(runs.plan("run-1")).hasValue(document);
            assertThat(runs.plan("run-2")).isEmpty();
        });
    }

    @Test
    void a_kept_plan_that_is_damaged_is_an_error() throws Exception {
        Runs runs = new Runs(connection, "contoso");
        runs.keepPlan("run-1", target -> target.write(new byte[500]));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE run_plan SET document = substr(document, 1, 12)");
        }
        assertThatThrownBy(() -> runs.plan("run-1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("damaged");
    }
}
