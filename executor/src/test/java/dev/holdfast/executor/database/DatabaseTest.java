package dev.holdfast.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.fabric.Guest;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobTrail;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class DatabaseTest {

    @Parameter
    private TestStore store;

    @TempDir
    private Path directory;

    private DatabasePlace place;
    private Databases databases;

    @BeforeEach
    void choosePlace() throws Exception {
        place = store.place(directory);
        databases = store.databases(Instant::now);
    }

    private static int put(Connection connection, String path) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO inventory (estate, path, machines) VALUES ('e', ?, 1)")) {
            insert.setString(1, path);
            return insert.executeUpdate();
        }
    }

    private static List<String> paths(Connection connection) throws SQLException {
        List<String> paths = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT path FROM inventory ORDER BY path")) {
            while (rows.next()) {
                paths.add(rows.getString(1));
            }
        }
        return paths;
    }

    @Test
    void nothing_is_there_before_it_is_created() throws Exception {
        assertThat(databases.open(place)).isEmpty();
        assertThat(databases.open(place)).as("looking creates nothing").isEmpty();
        databases.create(place).close();
        assertThat(databases.open(place)).hasValueSatisfying(Database::close);
    }

    @Test
    void creating_what_is_there_opens_it() throws Exception {
        try (Database first = databases.create(place)) {
            first.write(c -> put(c, "a"));
        }
        try (Database second = databases.create(place)) {
            assertThat(second.read(DatabaseTest::paths)).containsExactly("a");
        }
    }

    @Test
    void a_transaction_is_all_or_nothing_whatever_ends_it() throws Exception {
        List<Throwable> ends = List.of(
                new SQLException("no"), new StateException("no"), new IllegalStateException("no"), new Error("no"));
        try (Database database = databases.create(place);
                Database other = database.another()) {
            database.write(c -> put(c, "kept"));
            for (Throwable end : ends) {
                Work<Integer> work = c -> {
                    put(c, "lost");
                    TestStore.<RuntimeException>raise(end);
                    return 1;
                };
                assertThatThrownBy(() -> database.write(work)).hasMessageContaining("no");
                assertThat(database.read(DatabaseTest::paths)).containsExactly("kept");
                assertThat(other.read(DatabaseTest::paths)).containsExactly("kept");
            }
            database.write(c -> put(c, "after"));
            assertThat(other.read(DatabaseTest::paths)).containsExactly("after", "kept");
        }
    }

    @Test
    void a_statement_that_fails_takes_all_others_of_its_transaction_along() throws Exception {
        try (Database database = databases.create(place)) {
            database.write(c -> put(c, "there"));
            StateException failure = catchThrowableOfType(
                    StateException.class,
                    () -> database.write(c -> {
                        put(c, "new");
                        return put(c, "there");
                    }));
            assertThat(failure)
                    .hasMessageContaining(place.toString())
                    .hasMessageContaining("Nothing was half written")
                    .hasMessageContaining("ry again");
            assertThat(database.read(DatabaseTest::paths)).containsExactly("there");
        }
    }

    @Test
    void reading_is_as_of_one_moment_while_others_write() throws Exception {
        try (Database database = databases.create(place);
                Database other = database.another()) {
            database.write(c -> put(c, "a"));
            database.read(c -> {
                assertThat(paths(c)).containsExactly("a");
                other.write(o -> put(o, "b"));
                assertThat(paths(c)).containsExactly("a");
                return c;
            });
            assertThat(database.read(DatabaseTest::paths)).containsExactly("a", "b");
        }
    }

    @Test
    void texts_have_the_same_order_everywhere() throws Exception {
        List<String> sorted = List.of("A-b", "Aa", "B", "_", "a", "a b", "ab", "ä", "中");
        try (Database database = databases.create(place)) {
            for (String path : sorted) {
                database.write(c -> put(c, path));
            }
            assertThat(database.read(DatabaseTest::paths)).isEqualTo(sorted);
        }
    }

    @Test
    void its_clock_is_the_time() throws Exception {
        try (Database database = databases.create(place)) {
            Instant before = Instant.now();
            assertThat(database.now()).isBetween(before.minusSeconds(1), before.plus(Duration.ofMinutes(1)));
            long milliseconds = database.read(c -> {
                try (Statement query = c.createStatement();
                        ResultSet rows = query.executeQuery("SELECT " + database.nowSql())) {
                    rows.next();
                    return rows.getLong(1);
                }
            });
            assertThat(Instant.ofEpochMilli(milliseconds))
                    .isBetween(before.minusSeconds(1), before.plus(Duration.ofMinutes(1)));
        }
    }

    @Test
    void tables_that_are_up_to_date_are_not_migrated_again() throws Exception {
        databases.create(place).close();
        String history = "SELECT count(*) FROM " + Migrations.history();
        int before = count(history);
        databases.create(place).close();
        databases.open(place).orElseThrow().close();
        assertThat(count(history)).isEqualTo(before);
    }

    @Test
    void tables_of_an_older_version_are_brought_up_to_date_and_keep_what_they_hold() throws Exception {
        databases.create(place).close();
        store.goBackTo(place, 1);
        store.execute(place, "INSERT INTO inventory (estate, path, machines) VALUES ('e', 'kept', 1)");
        try (Database database = databases.open(place).orElseThrow()) {
            assertThat(database.read(DatabaseTest::paths)).containsExactly("kept");
            assertThat(count("SELECT count(*) FROM world")).isZero();
        }
    }

    @Test
    void a_world_of_an_older_version_is_kept() throws Exception {
        databases.create(place).close();
        store.goBackTo(place, 3);
        store.execute(place, "INSERT INTO world (estate, clock, version) VALUES ('shop', 100, 1)");
        store.execute(
                place,
                "INSERT INTO world_point (estate, machine, vault, captured, disks, tiers, status, consistency, copy)"
                        + " VALUES ('shop', 'a', 'rsv', 40, 0, 3, 'good', 'crash', 0),"
                        + " ('shop', 'a', 'rsv', 90, 0, 1, 'good', 'crash', 0)");
        databases.open(place).orElseThrow().close();
        assertThat(count("SELECT clock FROM world WHERE estate = 'shop'")).isEqualTo(100);
        assertThat(count("SELECT count(*) FROM world_policy_write")).isZero();
        assertThat(count("SELECT vaulted FROM world_point WHERE captured = 40"))
                .as("it is in the vault now; since when is not known")
                .isEqualTo(60);
        assertThat(count("SELECT count(vaulted) FROM world_point WHERE captured = 90"))
                .as("it is in no vault")
                .isZero();
    }

    @Test
    void a_world_from_before_guests_were_known_is_kept_and_its_machines_are_as_usual() throws Exception {
        databases.create(place).close();
        store.goBackTo(place, 4);
        store.execute(place, "INSERT INTO world (estate, clock, version) VALUES ('shop', 100, 1)");
        store.execute(
                place,
                "INSERT INTO world_machine (estate, address, resource_id, name, region, os, disks, disk_sets)"
                        + " VALUES ('shop', 'web', '', 'web', 'eastus', 'linux', '[\"os\",true,3,2,1]', '[[\"os\",2,1]]')");
        store.execute(
                place,
                "INSERT INTO world_job (estate, number, kind, machine, vault, started, finished, good, bytes, detail)"
                        + " VALUES ('shop', 1, 'backup', 'web', 'rsv', 10, 20, 1, 5, 'web@x')");
        try (Database database = databases.open(place).orElseThrow()) {
            World world = database.read(DatabaseTest::world);
            WorldMachine machine = world.machine("web").orElseThrow();
            assertThat(machine.machine().guest()).isEqualTo(Guest.USUAL);
            assertThat(machine.troubles()).isEmpty();
            assertThat(machine.hasExtension()).isFalse();
            FinishedJob job = database.read(DatabaseTest::jobs).get(0);
            assertThat(job.trail()).isEqualTo(JobTrail.NONE);
            assertThat(job.fault()).isEmpty();
        }
    }

    private static World world(Connection connection) {
        try {
            return WorldStore.load(connection, "shop").orElseThrow();
        } catch (WorldStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<FinishedJob> jobs(Connection connection) {
        try {
            return WorldStore.jobs(connection, "shop", 10);
        } catch (WorldStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void points_from_before_their_content_was_kept_are_taken_as_moved_as_a_whole() throws Exception {
        databases.create(place).close();
        store.goBackTo(place, 4);
        store.execute(
                place,
                "INSERT INTO world_item (estate, machine, vault, moved, moved_disks, job_failures, copy_begins)"
                        + " VALUES ('shop', 'web', 'rsv', 50, 3, 0, '')");
        store.execute(
                place,
                "INSERT INTO world_point (estate, machine, vault, captured, disks, tiers, status, consistency, copy)"
                        + " VALUES ('shop', 'web', 'rsv', 50, 3, 2, 'good', 'crash', 0)");
        databases.open(place).orElseThrow().close();
        assertThat(count("SELECT count(*) FROM world_item WHERE moved = 50 AND reference_lost = 0"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM world_point WHERE disks = 3 AND base IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void tables_of_a_newer_version_are_refused_and_left_alone() throws Exception {
        databases.create(place).close();
        store.execute(
                place,
                "UPDATE " + Migrations.history() + " SET version = '99' WHERE version = '" + Migrations.VERSION + "'");
        for (Callable<?> opening : List.<Callable<?>>of(() -> databases.open(place), () -> databases.create(place))) {
            assertThatThrownBy(opening::call)
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("version 99")
                    .hasMessageContaining("newer program");
        }
        assertThat(count("SELECT count(*) FROM " + Migrations.history() + " WHERE version = '99'"))
                .isEqualTo(1);
    }

    @Test
    void many_who_create_at_once_get_the_same_database() throws Exception {
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String name = "p" + i;
                all.add(threads.submit(() -> {
                    together.await();
                    try (Database database = databases.create(place)) {
                        return database.write(c -> put(c, name));
                    }
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count("SELECT count(*) FROM inventory")).isEqualTo(many);
        String versions = " FROM " + Migrations.history() + " WHERE version IS NOT NULL";
        assertThat(count("SELECT max(CAST(version AS INTEGER))" + versions)).isEqualTo(Migrations.VERSION);
        assertThat(count("SELECT count(*) - count(DISTINCT version)" + versions))
                .as("each script ran once")
                .isZero();
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = store.connect(place);
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
