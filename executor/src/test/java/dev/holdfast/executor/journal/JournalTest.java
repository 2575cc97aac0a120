package dev.holdfast.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.database.TestTexts;
import dev.holdfast.executor.journal.Journal.Entry;
import dev.holdfast.executor.journal.Journal.Phase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
class JournalTest {

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

    private static Run run(String id) {
        Run.Request request = new Run.Request("apply", "ann", "sha256:1", "2026-11-20T15:00:00Z", Run.Terms.PLAIN);
        return new Run(id, request, "2026-11-20T15:00:01Z", 0, Optional.empty());
    }

    private static Entry entry(RandomGenerator random, String run, int seq) {
        return new Entry(
                run,
                seq,
                TestTexts.name(random),
                TestTexts.name(random),
                TestTexts.name(random),
                TestTexts.text(random));
    }

    private static void fill(RandomGenerator random, Journal journal) throws SQLException {
        int seq = 0;
        for (int batch = 1 + random.nextInt(5); batch > 0; batch--) {
            List<Entry> entries = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                entries.add(entry(random, "run-1", seq++));
            }
            journal.append(Seeds.oneOf(random, Phase.values()), entries);
        }
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Test
    void an_empty_journal_is_whole() throws Exception {
        Journal journal = new Journal(connection, "contoso");
        journal.append(Phase.BEGIN, List.of());
        assertThat(journal.head()).isEqualTo(new Journal.Head(0, ""));
        assertThat(journal.firstBroken()).isEmpty();
    }

    @Test
    void what_was_appended_is_a_chain_without_gaps() {
        Seeds.forEach(SEEDS, random -> {
            String estate = TestTexts.name(random) + random.nextLong();
            Journal journal = new Journal(connection, estate);
            fill(random, journal);
            assertThat(journal.firstBroken()).isEmpty();
            long before = journal.head().number();
            new Journal(connection, estate).append(Phase.DONE, List.of(entry(random, "run-1", 99)));
            assertThat(journal.head().number()).isEqualTo(before + 1);
            assertThat(journal.firstBroken()).isEmpty();
        });
    }

    @Test
    void a_row_that_was_changed_shows_whichever_column_it_is() {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String text : List.of("run", "phase", "action", "address", "key", "payload", "previous", "hash")) {
            changes.put(text, text + " || 'x'");
        }
        changes.put("seq", "seq + 1");
        Seeds.forEach(SEEDS, random -> {
            for (Map.Entry<String, String> change : changes.entrySet()) {
                String estate = "estate-" + random.nextLong();
                Journal journal = new Journal(connection, estate);
                fill(random, journal);
                long changed = 1 + random.nextLong(journal.head().number());
                assertThat(execute("UPDATE journal SET " + change.getKey() + " = " + change.getValue()
                                + " WHERE estate = '" + estate + "' AND number = " + changed))
                        .isEqualTo(1);
                assertThat(journal.firstBroken()).as(change.getKey()).hasValue(changed);
            }
        });
    }

    @Test
    void a_row_that_is_missing_or_moved_shows() {
        Seeds.forEach(SEEDS, random -> {
            String estate = "estate-" + random.nextLong();
            Journal journal = new Journal(connection, estate);
            fill(random, journal);
            journal.append(Phase.DONE, List.of(entry(random, "run-1", 98), entry(random, "run-1", 99)));
            long last = journal.head().number();
            long number = 1 + random.nextLong(last - 1);
            String where = " WHERE estate = '" + estate + "' AND number = " + number;
            execute(
                    random.nextBoolean()
                            ? "DELETE FROM journal" + where
                            : "UPDATE journal SET number = " + (last + 7) + where);
            assertThat(journal.firstBroken()).hasValue(number + 1);
        });
    }

    @Test
    void operations_that_began_and_did_not_end_are_found_in_their_order() {
        Seeds.forEach(SEEDS, random -> {
            String estate = "estate-" + random.nextLong();
            Journal journal = new Journal(connection, estate);
            Runs runs = new Runs(connection, estate);
            List<Entry> open = new ArrayList<>();
            Map<String, Map<Integer, Phase>> phases = new TreeMap<>();
            Map<String, TreeSet<String>> addresses = new TreeMap<>();
            for (int r = 1 + random.nextInt(3); r > 0; r--) {
                String id = "run-" + r;
                runs.begin(run(id));
                boolean ends = random.nextBoolean();
                for (int seq = 0; seq < random.nextInt(8); seq++) {
                    Entry entry = entry(random, id, seq);
                    addresses.computeIfAbsent(id, any -> new TreeSet<>()).add(entry.address());
                    Phase phase = Phase.BEGIN;
                    journal.append(phase, List.of(entry));
                    if (random.nextBoolean()) {
                        phase = Seeds.oneOf(random, Phase.DONE, Phase.FAILED, Phase.SKIPPED);
                        journal.append(phase, List.of(entry));
                    } else if (!ends) {
                        open.add(entry);
                    }
                    phases.computeIfAbsent(id, any -> new TreeMap<>()).put(seq, phase);
                }
                if (ends) {
                    runs.end(
                            id,
                            new Run.Ending(
                                    "2026-11-20T15:00:02Z",
                                    "1 done",
                                    journal.head().hash(),
                                    1));
                }
            }
            assertThat(journal.unfinished()).isEqualTo(open);
            for (String id : phases.keySet()) {
                assertThat(journal.phases(id)).isEqualTo(phases.get(id));
                assertThat(journal.addresses(id)).containsExactlyInAnyOrderElementsOf(addresses.get(id));
            }
            assertThat(new Journal(connection, estate + "x").unfinished()).isEmpty();
        });
    }
}
