package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldOrigin;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cases in which a backup takes much longer than usual, or does not come at all, as the service documents them. */
class SlowBackupTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey ITEM = new ItemKey("sql-01", "rsv-eastus");
    private static final Duration DAY = Duration.ofDays(1);

    /** A world with one machine that is backed up at 22:00 every day. */
    private static final class Nightly {
        private final World world = new World(START.getEpochSecond(), new WorldOrigin("azure", 7));
        private final SimulatedFabric fabric;

        Nightly(ServiceProfile profile, long usedGibibytes, long churnGibibytes) throws FabricException {
            fabric = new SimulatedFabric(world, profile, ignored -> {});
            fabric.createVault(new OperationKey("v"), Samples.vault("rsv-eastus"));
            fabric.putPolicy(new OperationKey("p"), Samples.policy("gold"));
            MachineDisk disk = new MachineDisk(
                    "data", false, bytes(2 * usedGibibytes), bytes(usedGibibytes), bytes(churnGibibytes));
            Machine machine = new Machine("sql-01", "", "sql-01", "eastus", "windows", List.of(disk));
            fabric.protect(new OperationKey("m"), Samples.protection("sql-01", "gold"), machine);
            fabric.putSchedule(new OperationKey("s"), Samples.schedule("sql-01", "daily 22:00", "0s"));
        }

        private static long bytes(long gibibytes) {
            return DataSize.ofGibibytes(gibibytes).bytes();
        }

        /** What goes wrong at once, or from now on for a year. */
        void suffer(FaultKind kind, double strength) {
            long now = world.clock();
            boolean atOnce = FaultKind.DISK_ADDED == kind || FaultKind.SNAPSHOT_DELETED == kind;
            fabric.inject(List.of(new InjectedFault(
                    0,
                    "slow",
                    kind,
                    new FaultTarget(FaultTargetKind.MACHINE, "sql-01"),
                    new InjectedFault.Period(now, atOnce ? now : now + 365 * DAY.toSeconds()),
                    strength,
                    FaultState.COMING)));
        }

        /** Lets days pass; how long the newest backup took. */
        Duration newestAfter(int days) {
            fabric.advance(Duration.ofDays(days));
            List<FinishedJob> backups = backups();
            FinishedJob newest = backups.get(backups.size() - 1);
            assertThat(newest.completed()).isTrue();
            return Duration.ofSeconds(newest.finished() - newest.started());
        }

        List<FinishedJob> backups() {
            return world.changes().finished().stream()
                    .filter(job -> job.kind() == JobKind.BACKUP)
                    .toList();
        }
    }

    @Test
    void a_new_disk_is_moved_as_a_whole_and_can_take_longer_than_a_day() throws FabricException {
        Nightly nightly = new Nightly(ServiceProfiles.azure(), 100, 1);
        assertThat(nightly.newestAfter(3)).isLessThan(Duration.ofHours(1));
        nightly.suffer(FaultKind.DISK_ADDED, 2_048);
        nightly.fabric.advance(Duration.ofDays(2));
        Duration longest = Duration.ofSeconds(nightly.world.jobs().running().stream()
                .mapToLong(job -> job.ends() - job.started())
                .min()
                .orElseThrow());
        assertThat(longest).isBetween(DAY, Duration.ofDays(4));
        assertThat(nightly.newestAfter(12)).as("and then all is as before").isLessThan(Duration.ofHours(2));
    }

    @Test
    void a_reference_that_is_gone_has_everything_read_and_can_take_longer_than_a_day() throws FabricException {
        Nightly nightly = new Nightly(ServiceProfiles.azure(), 6_000, 1);
        nightly.fabric.advance(Duration.ofDays(30)); // the first moves everything
        assertThat(nightly.newestAfter(1)).isLessThan(Duration.ofHours(1));
        nightly.suffer(FaultKind.SNAPSHOT_DELETED, 0);
        int before = nightly.backups().size();
        nightly.fabric.advance(Duration.ofDays(3));
        FinishedJob compared = nightly.backups().get(before);
        assertThat(Duration.ofSeconds(compared.finished() - compared.started())).isBetween(DAY, Duration.ofDays(2));
        assertThat(compared.bytes()).as("what changed").isLessThan(Nightly.bytes(2));
    }

    @Test
    void more_than_200_GB_of_changes_a_day_take_longer_than_eight_hours() throws FabricException {
        Nightly nightly = new Nightly(ServiceProfiles.azure(), 2_000, 210);
        assertThat(nightly.newestAfter(20)).isBetween(Duration.ofHours(8), DAY);
    }

    @Test
    void changes_that_are_scattered_take_longer_to_move() throws FabricException {
        Nightly nightly = new Nightly(ServiceProfiles.azure(), 200, 40);
        Duration usual = nightly.newestAfter(5);
        nightly.suffer(FaultKind.CHANGES_FRAGMENTED, 3);
        Duration scattered = nightly.newestAfter(2);
        assertThat(scattered).isBetween(usual.multipliedBy(2), usual.multipliedBy(3));
    }

    @Test
    void a_schedule_of_the_recorded_profile_misses_nights_without_a_word() throws FabricException {
        Nightly nightly = new Nightly(ServiceProfiles.azureRecorded(), 10, 1);
        nightly.fabric.advance(Duration.ofDays(200));
        assertThat(nightly.backups()).hasSizeBetween(160, 190).allMatch(FinishedJob::completed);
        assertThat(nightly.fabric.points(ITEM)).isNotEmpty();
    }

    @Test
    void at_peak_hours_transfers_of_the_strict_profile_wait_up_to_eight_hours() throws FabricException {
        Nightly usual = new Nightly(ServiceProfiles.azure(), 10, 1);
        Nightly strict = new Nightly(ServiceProfiles.azureStrict(), 10, 1);
        usual.fabric.advance(Duration.ofDays(40));
        strict.fabric.advance(Duration.ofDays(40));
        long late = strict.backups().stream()
                .mapToLong(job -> job.finished() - job.started())
                .max()
                .orElseThrow();
        long usually = usual.backups().stream()
                .mapToLong(job -> job.finished() - job.started())
                .max()
                .orElseThrow();
        assertThat(Duration.ofSeconds(late - usually)).isBetween(Duration.ofHours(6), Duration.ofHours(10));
    }

    @Test
    void a_vault_that_is_out_is_cleaned_up_once_it_is_back() throws FabricException {
        Nightly nightly = new Nightly(ServiceProfiles.azure(), 10, 1);
        nightly.fabric.putPolicy(
                new OperationKey("short"), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "5d")));
        nightly.fabric.advance(Duration.ofDays(20));
        int usual = nightly.fabric.points(ITEM).size();
        long now = nightly.world.clock();
        nightly.fabric.inject(List.of(new InjectedFault(
                0,
                "out",
                FaultKind.REGION_OUTAGE,
                new FaultTarget(FaultTargetKind.REGION, "eastus"),
                new InjectedFault.Period(now, now + 3 * DAY.toSeconds()),
                0,
                FaultState.COMING)));
        nightly.fabric.advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(nightly.fabric.points(ITEM)).as("nothing expires in it").hasSize(usual);
        assertThat(nightly.world.expired().all().stream()
                        .filter(expired -> expired.expired().getEpochSecond() > now))
                .isEmpty();
        nightly.fabric.advance(Duration.ofDays(1));
        assertThat(nightly.fabric.points(ITEM)).hasSizeLessThan(usual);
    }
}
