package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.database.Tables;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Guest;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.guest.ConsistencyCause;
import dev.holdfast.executor.fabric.guest.GuestTrouble;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.ManagedObject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulatedJobsTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final ServiceProfile AZURE = ServiceProfiles.azure();
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");

    /** 22:07 in New York. */
    private static final Instant FIRST_START = Instant.parse("2026-11-21T03:07:00Z");

    private final World world = new World(START.getEpochSecond());
    private final List<FinishedJob> jobs = new ArrayList<>();
    private ServiceProfile profile = AZURE;
    private int keys;

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private SimulatedFabric protecting(String os, Guest guest, String schedule, boolean crash) throws FabricException {
        SimulatedFabric fabric = new SimulatedFabric(world, profile, stored -> {
            jobs.addAll(backups(stored));
            stored.stored();
        });
        String type = schedule.startsWith("every") ? "enhanced" : "standard";
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.putPolicy(key(), Samples.policy("gold", type, schedule, Map.of("daily", "30d")));
        ManagedObject protection = Samples.protection("sql-01", "gold");
        fabric.protect(
                key(),
                crash ? Samples.with(protection, AttributeNames.CONSISTENCY, Consistency.CRASH.word()) : protection,
                Samples.machine("sql-01", "eastus", os).with(guest));
        fabric.putSchedule(key(), Samples.schedule("sql-01", schedule, "7m"));
        return fabric;
    }

    private SimulatedFabric protecting(Guest guest) throws FabricException {
        return protecting("windows", guest, "daily 22:00", false);
    }

    private List<FinishedJob> after(SimulatedFabric fabric, Duration time) throws FabricException {
        fabric.advance(time);
        fabric.settle();
        return jobs;
    }

    private static List<FinishedJob> backups(World stored) {
        return stored.changes().finished().stream()
                .filter(job -> job.kind() != JobKind.CONFIGURE && job.kind() != JobKind.DISABLE)
                .toList();
    }

    private WorldMachine machine() {
        return world.machine("sql-01").orElseThrow();
    }

    private void trouble(GuestTrouble trouble, long until) {
        machine().trouble(trouble, until);
        world.touched(machine());
    }

    private List<WorldPoint> points() {
        return world.item(HOME).points();
    }

    private static Guest guest(PowerState power, ProvisioningState provisioning, AgentHealth agent) {
        return new Guest(power, provisioning, agent, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Guest agent(AgentHealth health) {
        return guest(PowerState.RUNNING, ProvisioningState.SUCCEEDED, health);
    }

    @Test
    void only_the_first_backup_of_a_running_machine_installs_the_extension() throws FabricException {
        List<FinishedJob> done = after(protecting(Guest.USUAL), Duration.ofDays(2));
        assertThat(done).hasSize(2);
        assertThat(done.get(0).trail().extension())
                .isEqualTo(AZURE.jobs().extension().toSeconds());
        assertThat(done.get(1).trail().extension()).isZero();
        assertThat(done).allSatisfy(job -> {
            assertThat(job.trail().snapshot())
                    .isEqualTo(AZURE.timings().snapshot().toSeconds());
            assertThat(job.trail().attempts()).isEqualTo(1);
            assertThat(job.transferSeconds()).isPositive();
            assertThat(job.trail().cause()).isEqualTo(ConsistencyCause.WRITERS_SUCCEEDED);
        });
    }

    @Test
    void a_machine_that_is_off_needs_no_extension_and_gives_crash_consistency() throws FabricException {
        Guest off = guest(PowerState.DEALLOCATED, ProvisioningState.SUCCEEDED, AgentHealth.ABSENT);
        List<FinishedJob> done = after(protecting(off), Duration.ofDays(2));
        assertThat(done.get(0).trail().extension()).isZero();
        assertThat(points().get(0).consistency()).isEqualTo(Consistency.CRASH);
        assertThat(points().get(0).cause()).isEqualTo(ConsistencyCause.NOT_RUNNING);
    }

    @Test
    void a_machine_without_agent_gives_points_only_if_crash_consistency_is_asked_for() throws FabricException {
        List<FinishedJob> done =
                after(protecting("linux", agent(AgentHealth.ABSENT), "daily 22:00", true), Duration.ofDays(2));
        assertThat(done.get(0).completed()).isTrue();
        assertThat(done.get(0).trail().extension()).isZero();
        assertThat(points().get(0).cause()).isEqualTo(ConsistencyCause.ASKED_FOR);
    }

    @Test
    void a_scheduled_backup_is_attempted_nine_times_an_hour_apart_and_then_fails_once() throws FabricException {
        SimulatedFabric fabric = protecting(agent(AgentHealth.ABSENT));
        List<FinishedJob> done = after(fabric, Duration.ofHours(35));
        assertThat(done).hasSize(1);
        FinishedJob job = done.get(0);
        assertThat(job.completed()).isFalse();
        assertThat(job.fault()).contains(JobFault.AGENT_UNAVAILABLE);
        assertThat(job.detail()).startsWith("UserErrorGuestAgentStatusUnavailable: ");
        assertThat(job.started()).isEqualTo(FIRST_START.getEpochSecond());
        assertThat(job.trail().attempts()).isEqualTo(9).isEqualTo(AZURE.jobs().attempts());
        long attempt = AZURE.timings().snapshot().toSeconds();
        assertThat(job.finished() - job.started())
                .isEqualTo(9 * attempt + 8 * AZURE.jobs().retryAfter().toSeconds());
        assertThat(job.trail().waited()).isEqualTo(job.finished() - job.started() - attempt);
        assertThat(points()).isEmpty();
        JobHistory history = world.item(HOME).jobs().orElseThrow();
        assertThat(history.failures()).isEqualTo(1);
        assertThat(history.error().orElseThrow().code()).isEqualTo("UserErrorGuestAgentStatusUnavailable");
    }

    @Test
    void attempts_end_before_the_next_scheduled_backup() throws FabricException {
        SimulatedFabric fabric = protecting("windows", agent(AgentHealth.UNHEALTHY), "every 4h 00:00-00:00", false);
        List<FinishedJob> done = after(fabric, Duration.ofDays(2));
        assertThat(done).hasSizeGreaterThan(10).allSatisfy(job -> {
            assertThat(job.trail().attempts()).isEqualTo(4);
            assertThat(job.finished() - job.started())
                    .isLessThan(Duration.ofHours(4).toSeconds());
        });
    }

    @Test
    void an_attempt_after_the_agent_is_back_makes_a_point_of_its_own_time() throws FabricException {
        SimulatedFabric fabric = protecting(Guest.USUAL);
        long back = FIRST_START.plus(Duration.ofMinutes(90)).getEpochSecond();
        trouble(GuestTrouble.AGENT_SILENT, back);
        List<FinishedJob> done = after(fabric, Duration.ofDays(1));
        assertThat(done).hasSize(1);
        assertThat(done.get(0).completed()).isTrue();
        assertThat(done.get(0).started()).isEqualTo(FIRST_START.getEpochSecond());
        assertThat(done.get(0).trail().attempts()).isEqualTo(3);
        assertThat(points().get(0).captured())
                .isEqualTo(done.get(0).started() + done.get(0).trail().waited())
                .isGreaterThan(back);
        assertThat(done.get(0).detail())
                .contains(Instant.ofEpochSecond(points().get(0).captured()).toString());
    }

    @Test
    void a_backup_on_demand_is_attempted_once() throws FabricException {
        SimulatedFabric fabric = protecting(agent(AgentHealth.ABSENT));
        fabric.backUpNow(key(), "sql-01");
        List<FinishedJob> done = after(fabric, Duration.ofHours(1));
        assertThat(done).hasSize(1);
        assertThat(done.get(0).completed()).isFalse();
        assertThat(done.get(0).trail().attempts()).isEqualTo(1);
    }

    @Test
    void a_job_that_waits_for_its_next_attempt_is_cancelled_when_its_protection_ends() throws FabricException {
        SimulatedFabric fabric = protecting(agent(AgentHealth.ABSENT));
        fabric.advance(Duration.between(START, FIRST_START.plus(Duration.ofMinutes(30))));
        fabric.stopProtection(key(), "sql-01");
        List<FinishedJob> done = after(fabric, Duration.ofDays(1));
        assertThat(done).hasSize(1);
        assertThat(done.get(0).fault()).contains(JobFault.CANCELLED);
    }

    @Test
    void a_trouble_lasts_until_its_end_whatever_the_machine_is_described_as() throws FabricException {
        SimulatedFabric fabric = protecting(Guest.USUAL);
        trouble(GuestTrouble.WRITERS_FAIL, FIRST_START.plus(Duration.ofDays(1)).getEpochSecond());
        fabric.updateProtection(
                key(),
                Samples.protection("sql-01", "gold"),
                Optional.of(Samples.machine("sql-01").with(agent(AgentHealth.UNKNOWN))));
        after(fabric, Duration.ofDays(2));
        assertThat(points())
                .extracting(WorldPoint::cause)
                .containsExactly(ConsistencyCause.WRITERS_FAILED, ConsistencyCause.WRITERS_SUCCEEDED);
        trouble(GuestTrouble.GONE, WorldMachine.FOR_GOOD);
        machine().mend(GuestTrouble.GONE);
        assertThat(machine().troublesAt(world.clock())).isEmpty();
    }

    @Test
    void the_history_of_jobs_does_not_depend_on_how_time_is_cut_or_how_often_the_world_is_stored() {
        Seeds.forEach(25, random -> {
            long seed = random.nextLong();
            SimulatedJobsTest whole = new SimulatedJobsTest();
            SimulatedJobsTest pieces = new SimulatedJobsTest();
            String name = ServiceProfiles.names().get(random.nextInt(3));
            whole.profile = ServiceProfiles.named(name).orElseThrow();
            pieces.profile = whole.profile;
            try (Connection connection = Tables.inMemory()) {
                SimulatedFabric one = whole.troubled(new Random(seed), new Random(seed + 1));
                List<FinishedJob> expected = whole.after(one, Duration.ofDays(6));
                pieces.troubled(new Random(seed), new Random(seed + 1));
                assertThat(pieces.inPieces(connection, new Random(seed + 2), Duration.ofDays(6)))
                        .isEqualTo(expected);
            }
        });
    }

    @Test
    void a_strict_service_starts_late_and_each_point_is_of_the_time_its_snapshot_began() throws FabricException {
        SimulatedJobsTest strict = new SimulatedJobsTest();
        strict.profile = ServiceProfiles.azureStrict();
        List<FinishedJob> done = strict.after(strict.protecting(Guest.USUAL), Duration.ofDays(20)).stream()
                .filter(job -> job.kind() == JobKind.BACKUP)
                .toList();
        assertThat(done).hasSizeGreaterThan(15);
        List<Long> late = new ArrayList<>();
        for (FinishedJob job : done) {
            assertThat(job.trail().attempts()).isEqualTo(1);
            late.add(job.trail().waited());
            assertThat(Instant.parse(job.detail().substring("sql-01@".length())).getEpochSecond())
                    .isEqualTo(job.started() + job.trail().waited());
        }
        assertThat(late).allMatch(seconds -> seconds <= 7_200).doesNotHaveDuplicates();
    }

    /** A machine in a random state to which random things happen at random times. */
    private SimulatedFabric troubled(Random guests, Random times) throws FabricException {
        Guest guest = guest(
                PowerState.values()[guests.nextInt(4)],
                ProvisioningState.values()[guests.nextInt(7)],
                AgentHealth.values()[guests.nextInt(4)]);
        SimulatedFabric fabric = protecting(
                guests.nextBoolean() ? "windows" : "linux",
                guests.nextBoolean() ? guest : Guest.USUAL,
                guests.nextBoolean() ? "daily 22:00" : "every 4h 00:00-00:00",
                guests.nextInt(4) == 0);
        for (GuestTrouble trouble : GuestTrouble.values()) {
            if (times.nextInt(4) == 0) {
                trouble(trouble, START.getEpochSecond() + times.nextInt(6 * 86_400));
            }
        }
        return fabric;
    }

    private List<FinishedJob> inPieces(Connection connection, Random random, Duration time) throws Exception {
        long left = time.toSeconds();
        World current = world;
        List<FinishedJob> found = new ArrayList<>();
        while (left > 0) {
            long step = Math.min(left, 1 + random.nextInt(40_000));
            SimulatedFabric fabric = new SimulatedFabric(current, profile, stored -> {
                found.addAll(backups(stored));
                WorldStore.save(connection, "shop", stored);
                stored.stored();
            });
            fabric.advance(Duration.ofSeconds(step));
            fabric.settle();
            left -= step;
            current = WorldStore.load(connection, "shop").orElseThrow();
        }
        return found;
    }
}
