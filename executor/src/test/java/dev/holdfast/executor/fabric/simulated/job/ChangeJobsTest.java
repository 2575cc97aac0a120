package dev.holdfast.executor.fabric.simulated.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.joblist.JobList;
import dev.holdfast.executor.joblist.JobQuery;
import dev.holdfast.executor.joblist.JobState;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeJobsTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");

    private final World world = new World(START.getEpochSecond());
    private final SimulatedFabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), World::stored);
    private int keys;

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private void protect() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.putPolicy(key(), Samples.policy("gold"));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
    }

    private List<String> jobs(JobKind kind) {
        return world.changes().finished().stream()
                .filter(job -> job.kind() == kind)
                .map(job -> job.completed() + " " + (job.finished() - job.started()) + "s " + job.detail())
                .toList();
    }

    /** Medians of the recorded jobs. */
    @Test
    void each_change_of_a_protection_is_a_job_as_long_as_recorded_ones() throws FabricException {
        protect();
        assertThat(jobs(JobKind.CONFIGURE)).containsExactly("true 31s follows policy gold");
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "gold"), Optional.of(Samples.machine("sql-01", "eastus", "linux")));
        assertThat(jobs(JobKind.CONFIGURE)).as("a description alone").hasSize(1);
        fabric.putPolicy(key(), Samples.policy("silver"));
        fabric.updateProtection(key(), Samples.protection("sql-01", "silver"), Optional.empty());
        assertThat(jobs(JobKind.CONFIGURE))
                .containsExactly("true 31s follows policy gold", "true 31s follows policy silver");
        fabric.updateProtection(
                key(), Samples.protection("sql-01", "silver", "rsv-eastus", AttributeNames.STOPPED), Optional.empty());
        fabric.stopProtection(key(), "sql-01");
        assertThat(jobs(JobKind.DISABLE)).as("once").containsExactly("true 11s protection stopped, points stay");
    }

    @Test
    void what_happens_to_points_of_an_item_in_one_second_is_one_job() throws FabricException {
        protect();
        fabric.advance(Duration.ofDays(5));
        List<RecoveryPoint> points = fabric.points(HOME);
        for (RecoveryPoint point : points.subList(1, 4)) {
            fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        }
        fabric.undeletePoint(key(), new PointReference(HOME, points.get(2).id()));
        fabric.advance(Duration.ofSeconds(1));
        fabric.undeletePoint(key(), new PointReference(HOME, points.get(3).id()));
        assertThat(jobs(JobKind.DELETE_DATA)).containsExactly("true 111s 3 points deleted");
        assertThat(jobs(JobKind.UNDELETE)).containsExactly("true 11s 1 point undeleted", "true 11s 1 point undeleted");
    }

    @Test
    void a_change_is_listed_as_under_way_until_its_job_is_over() throws FabricException {
        protect();
        List<FinishedJob> finished = List.copyOf(world.changes().finished());
        long now = world.clock();
        JobView early =
                JobList.of(JobQuery.newest(9), List.of(), finished, now + 30).get(0);
        assertThat(early.operation()).isEqualTo("ConfigureBackup");
        assertThat(early.state()).isEqualTo(JobState.IN_PROGRESS);
        assertThat(early.duration()).isEmpty();
        JobView late =
                JobList.of(JobQuery.newest(9), List.of(), finished, now + 31).get(0);
        assertThat(late.state()).isEqualTo(JobState.COMPLETED);
        assertThat(late.duration()).contains(Duration.ofSeconds(31));
        assertThat(fabric.objects()).as("the change itself is made at once").hasSize(4);
    }

    @Test
    void refused_changes_are_no_jobs() throws FabricException {
        protect();
        int before = world.changes().finished().size();
        try {
            fabric.protect(key(), Samples.protection("web-01", "none"), Samples.machine("web-01"));
        } catch (FabricException e) {
            assertThat(world.changes().finished()).hasSize(before);
            return;
        }
        throw new AssertionError("there is no such policy");
    }

    @Test
    void points_of_an_archiving_policy_move_in_a_job_that_says_how_many() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.putPolicy(
                key(),
                Samples.policy(
                        "gold",
                        "standard",
                        "daily 22:00",
                        Map.of("daily", "7d", "monthly", "all", "archiveAfter", "3mo")));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
        fabric.advance(Duration.ofDays(140));
        assertThat(jobs(JobKind.ARCHIVE))
                .containsExactly(
                        "true 0s 1 point moved to the archive tier", "true 0s 1 point moved to the archive tier");
    }
}
