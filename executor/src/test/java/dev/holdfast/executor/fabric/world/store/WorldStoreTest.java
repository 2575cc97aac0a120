package dev.holdfast.executor.fabric.world.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobError;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class WorldStoreTest {

    private static final ItemKey ITEM = new ItemKey("sql-01", "rsv-eastus");

    @Parameter
    private TestStore store;

    @TempDir
    private Path directory;

    private Connection database() throws Exception {
        return store.tables(directory);
    }

    private static FinishedJob job(int number) {
        return new FinishedJob(JobKind.BACKUP, ITEM, number, number + 1, true, 1, "job " + number);
    }

    @Test
    void eachEstateHasItsOwnWorld() throws Exception {
        try (Connection connection = database()) {
            World world = new World(100);
            world.operations().accept("key", "result");
            WorldStore.save(connection, "one", world);
            assertThat(WorldStore.load(connection, "two")).isEmpty();
            World loaded = WorldStore.load(connection, "one").orElseThrow();
            assertThat(loaded.clock()).isEqualTo(100);
            assertThat(loaded.operations().result("key")).contains("result");
            assertThat(loaded.operations().result("other")).isEmpty();
        }
    }

    @Test
    void theNewestFinishedJobsAreKept() throws Exception {
        try (Connection connection = database()) {
            World world = new World(100);
            int number = 0;
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 12_000; i++) {
                    world.jobs().note(job(number++));
                }
                WorldStore.save(connection, "one", world);
                world.stored();
            }
            List<FinishedJob> jobs = WorldStore.jobs(connection, "one", 100_000);
            assertThat(jobs).hasSize(WorldStore.MOST_JOBS);
            assertThat(jobs.get(0)).isEqualTo(job(35_999));
            assertThat(jobs.get(jobs.size() - 1)).isEqualTo(job(16_000));
            assertThat(WorldStore.jobs(connection, "one", 1)).containsExactly(job(35_999));
        }
    }

    @Test
    void acknowledgedExpiriesAreForgottenAndLaterOnesStay() throws Exception {
        try (Connection connection = database()) {
            World world = new World(100);
            ExpiredPoint first = new ExpiredPoint(ITEM, "a", Instant.EPOCH, Instant.EPOCH, "too old");
            ExpiredPoint second = new ExpiredPoint(ITEM, "b", Instant.EPOCH, Instant.EPOCH, "too old");
            world.expired().add(first);
            WorldStore.save(connection, "one", world);
            world.stored();
            assertThat(WorldStore.load(connection, "one")
                            .orElseThrow()
                            .expired()
                            .all())
                    .containsExactly(first);
            world.expired().acknowledge();
            world.expired().add(second);
            WorldStore.save(connection, "one", world);
            world.stored();
            assertThat(WorldStore.load(connection, "one")
                            .orElseThrow()
                            .expired()
                            .all())
                    .containsExactly(second);
        }
    }

    @Test
    void pointsOfWhatIsNotThereAreDamage() throws Exception {
        try (Connection connection = database()) {
            for (List<DiskSet> known : List.of(List.<DiskSet>of(), List.of(new DiskSet(0, 0, List.of())))) {
                World world = new World(100);
                world.add(new WorldMachine(Samples.machine(known.isEmpty() ? "sql-01" : "sql-02"), known));
                WorldPoint point = new WorldPoint(50, 0, WorldPoint.VAULT, PointStatus.GOOD, Consistency.CRASH, false);
                world.add(world.item(ITEM), point);
                String estate = "estate" + known.size();
                WorldStore.save(connection, estate, world);
                assertThatThrownBy(() -> WorldStore.load(connection, estate))
                        .isInstanceOf(WorldStoreException.class)
                        .hasMessageContaining("sql-01@rsv-eastus");
            }
        }
    }

    @Test
    void holdsAndJobHistoriesReadBackAsTheyWere() throws Exception {
        try (Connection connection = database()) {
            World world = new World(100);
            WorldMachine machine = new WorldMachine(Samples.machine("sql-01"), List.of(new DiskSet(0, 0, List.of())));
            world.add(machine);
            WorldItem item = world.item(ITEM);
            LegalHold hold = new LegalHold(
                    Instant.ofEpochSecond(90), Optional.of(Instant.ofEpochSecond(200)), "alice", "a \"case\", 17");
            WorldPoint point = new WorldPoint(50, 0, WorldPoint.VAULT, PointStatus.GOOD, Consistency.CRASH, false);
            world.add(item, point);
            world.guard(item, point, WorldPoint.UNLOCKED, Optional.of(hold));
            world.jobs().note(job(10));
            for (int started = 20; started < 23; started++) {
                world.jobs()
                        .note(new FinishedJob(
                                JobKind.BACKUP, ITEM, started, started, false, 0, "UserErrorX: It failed: try again."));
            }
            WorldStore.save(connection, "one", world);
            WorldItem loaded = WorldStore.load(connection, "one")
                    .orElseThrow()
                    .existing(ITEM)
                    .orElseThrow();
            assertThat(loaded.at(50).orElseThrow().hold()).contains(hold);
            assertThat(loaded.at(50).orElseThrow().isHeldAt(199)).isTrue();
            assertThat(loaded.at(50).orElseThrow().isHeldAt(200)).isFalse();
            assertThat(loaded.jobs())
                    .contains(new JobHistory(
                            Instant.ofEpochSecond(22),
                            3,
                            Optional.of(new JobError("UserErrorX", "It failed: try again.")),
                            Optional.of(Instant.ofEpochSecond(10))));
        }
    }
}
