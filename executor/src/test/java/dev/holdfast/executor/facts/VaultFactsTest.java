package dev.holdfast.executor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Guest;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.JobHistory;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Numbers that the service's public pages state about backups of machines in vaults, each shown through the port of the fabric. The
 * name of a test is the statement; the page stands behind it. "Architecture", "support matrix", "frequently asked questions",
 * "pricing", "soft delete", "cross-region restore" and "archive tier" are pages of the vendor's documentation of VM backup.
 */
class VaultFactsTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");

    /** 22:07 in New York. */
    private static final Instant FIRST_START = Instant.parse("2026-11-21T03:07:00Z");

    private final World world = new World(START.getEpochSecond());
    private int keys;

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private static Machine machine(Guest guest, List<MachineDisk> disks) {
        return new Machine("sql-01", "", "sql-01", "eastus", "windows", disks, guest);
    }

    private static List<MachineDisk> disks(long usedGib, long churnGib) {
        return List.of(
                new MachineDisk("os", true, 32 * Samples.GIB, 8 * Samples.GIB, Samples.GIB / 10),
                new MachineDisk(
                        "data", false, 2 * usedGib * Samples.GIB, usedGib * Samples.GIB, churnGib * Samples.GIB));
    }

    private Fabric protecting(
            ServiceProfile profile, ManagedObject vault, Machine machine, Map<String, String> retention)
            throws FabricException {
        Fabric fabric = new SimulatedFabric(world, profile, World::stored);
        fabric.createVault(key(), vault);
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", retention));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), machine);
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
        return fabric;
    }

    private Fabric protecting(ServiceProfile profile) throws FabricException {
        return protecting(
                profile, Samples.vault("rsv-eastus"), machine(Guest.USUAL, disks(16, 1)), Map.of("daily", "30d"));
    }

    private static Optional<RecoveryPoint> newest(Fabric fabric) throws FabricException {
        return fabric.points(HOME).stream().findFirst();
    }

    /** From the capture of the next point to its arrival in the vault, to the minute. */
    private static Duration untilVaulted(Fabric fabric) throws FabricException {
        Optional<Instant> before = newest(fabric).map(RecoveryPoint::captured);
        while (newest(fabric).map(RecoveryPoint::captured).equals(before)) {
            fabric.pause(Duration.ofMinutes(1));
        }
        Instant captured = newest(fabric).orElseThrow().captured();
        while (fabric.points(HOME).stream()
                .noneMatch(point ->
                        point.captured().equals(captured) && point.tiers().contains(Tier.VAULT) && point.isGood())) {
            fabric.pause(Duration.ofMinutes(1));
        }
        return Duration.between(captured, fabric.clock());
    }

    private static BigInteger metered(Fabric fabric, Meter meter) throws FabricException {
        return fabric.meters().readings().stream()
                .filter(reading -> reading.key().meter() == meter)
                .map(MeterReading::parts)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Test
    @DisplayName("A scheduled backup starts within 2 hours of its time (support matrix)")
    void starts() throws FabricException {
        Fabric fabric = protecting(ServiceProfiles.azureStrict());
        fabric.pause(Duration.ofDays(25));
        List<Duration> late = new ArrayList<>();
        for (RecoveryPoint point : fabric.points(HOME)) {
            long day = Duration.between(FIRST_START, point.captured()).toDays();
            late.add(Duration.between(FIRST_START.plus(Duration.ofDays(day)), point.captured()));
        }
        assertThat(late)
                .hasSizeGreaterThan(20)
                .allMatch(wait -> !wait.isNegative() && wait.compareTo(Duration.ofHours(2)) <= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofHours(1)) > 0);
    }

    @Test
    @DisplayName(
            "At peak times data reaches the vault up to 8 hours later, the whole job in less than 24 (architecture)")
    void lag() throws FabricException {
        Duration usual = untilVaulted(protecting(ServiceProfiles.azure()));
        List<Duration> waits = new ArrayList<>();
        Fabric fabric = new VaultFactsTest().protecting(ServiceProfiles.azureStrict());
        for (int day = 0; day < 12; day++) {
            waits.add(untilVaulted(fabric));
        }
        assertThat(waits)
                .allMatch(wait -> wait.compareTo(usual.plusHours(8)) <= 0)
                .allMatch(wait -> wait.compareTo(Duration.ofHours(24)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofHours(4)) > 0);
    }

    @Test
    @DisplayName("More than 200 GB of churn a day can take longer than 8 hours (architecture)")
    void churn() throws FabricException {
        Fabric fabric = protecting(
                ServiceProfiles.azure(),
                Samples.vault("rsv-eastus"),
                machine(Guest.USUAL, disks(2_000, 210)),
                Map.of("daily", "30d"));
        untilVaulted(fabric); // the first one moves everything
        fabric.pause(Duration.ofDays(7));
        Duration heavy = untilVaulted(fabric);
        assertThat(heavy).isGreaterThan(Duration.ofHours(8));
        VaultFactsTest other = new VaultFactsTest();
        Fabric light = other.protecting(
                ServiceProfiles.azure(),
                Samples.vault("rsv-eastus"),
                machine(Guest.USUAL, disks(2_000, 20)),
                Map.of("daily", "30d"));
        untilVaulted(light);
        light.pause(Duration.ofDays(7));
        assertThat(untilVaulted(light)).isLessThan(Duration.ofHours(8));
    }

    @Test
    @DisplayName("A disk that is added means initial replication and may exceed 24 hours (architecture)")
    void newDisk() throws FabricException {
        Fabric fabric = protecting(ServiceProfiles.azure());
        untilVaulted(fabric);
        assertThat(untilVaulted(fabric)).isLessThan(Duration.ofHours(1));
        List<MachineDisk> more = new ArrayList<>(disks(16, 1));
        more.add(new MachineDisk("new", false, 1_024 * Samples.GIB, 700 * Samples.GIB, 0));
        fabric.updateProtection(key(), Samples.protection("sql-01", "gold"), Optional.of(machine(Guest.USUAL, more)));
        assertThat(untilVaulted(fabric)).isGreaterThan(Duration.ofHours(24));
        assertThat(fabric.points(HOME)).anyMatch(point -> point.size().bytes() > 700 * Samples.GIB);
    }

    @Test
    @DisplayName("A scheduled backup is attempted 9 times at most (support matrix)")
    void attempts() throws FabricException {
        Guest silent = new Guest(
                PowerState.RUNNING,
                ProvisioningState.SUCCEEDED,
                AgentHealth.ABSENT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Fabric fabric = protecting(
                ServiceProfiles.azure(),
                Samples.vault("rsv-eastus"),
                machine(silent, disks(16, 1)),
                Map.of("daily", "30d"));
        fabric.pause(Duration.ofDays(1));
        JobHistory history = fabric.read().jobs().get(HOME);
        assertThat(history.failures()).isEqualTo(1);
        assertThat(world.changes().finished())
                .filteredOn(job -> job.kind() == JobKind.BACKUP)
                .extracting(job -> job.trail().attempts())
                .containsExactly(9);
    }

    @Test
    @DisplayName("3 backups on demand a day beside the schedule (support matrix)")
    void onDemand() throws FabricException {
        Fabric fabric = protecting(
                ServiceProfiles.azure(),
                Samples.vault("rsv-eastus"),
                machine(Guest.USUAL, disks(16, 1)),
                Map.of("last", "50"));
        for (int i = 0; i < 3; i++) {
            fabric.await(HOME, fabric.backUpNow(key(), "sql-01").result());
        }
        assertThatThrownBy(() -> fabric.backUpNow(key(), "sql-01"))
                .isInstanceOfSatisfying(
                        FabricException.class,
                        refused -> assertThat(refused.error()).isEqualTo(FabricError.ON_DEMAND_LIMIT));
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.points(HOME)).as("and the scheduled one").hasSize(4);
        fabric.backUpNow(key(), "sql-01");
    }

    @Test
    @DisplayName("What has expired goes within 24 hours, the newest point always stays (frequently asked questions)")
    void expiry() throws FabricException {
        Fabric fabric = protecting(
                ServiceProfiles.azure(),
                Samples.vault("rsv-eastus"),
                machine(Guest.USUAL, disks(16, 1)),
                Map.of("daily", "7d"));
        fabric.pause(Duration.ofDays(30));
        for (int hour = 0; hour < 48; hour++) {
            Instant oldest = fabric.clock().minus(Duration.ofDays(8)).minus(Duration.ofHours(1)); // clocks changed
            assertThat(fabric.points(HOME)).allMatch(point -> point.captured().isAfter(oldest));
            fabric.pause(Duration.ofHours(1));
        }
        fabric.deleteSchedule(key(), "sql-01");
        RecoveryPoint last = newest(fabric).orElseThrow();
        fabric.pause(Duration.ofDays(365));
        assertThat(fabric.points(HOME)).extracting(RecoveryPoint::id).containsExactly(last.id());
    }

    @Test
    @DisplayName("Soft delete keeps what was deleted for 14 days, which are free (soft delete)")
    void softDelete() throws FabricException {
        Fabric fabric = protecting(ServiceProfiles.azure());
        fabric.pause(Duration.ofDays(4));
        PointReference point =
                new PointReference(HOME, fabric.points(HOME).get(2).id());
        fabric.deletePoint(key(), point);
        fabric.pause(Duration.ofDays(14).minusMinutes(1));
        fabric.undeletePoint(key(), point);
        assertThat(fabric.points(HOME)).extracting(RecoveryPoint::id).contains(point.id());
        assertThat(metered(fabric, Meter.SOFT_DELETED)).isZero();
    }

    @Test
    @DisplayName("Of 60 days set and undeleted on day 52, 46 are billed and 6 are free (pricing of soft delete)")
    void softDeleteBilled() throws FabricException {
        ManagedObject vault = Samples.with(Samples.vault("rsv-eastus"), AttributeNames.SOFT_DELETE, "60d");
        Fabric fabric =
                protecting(ServiceProfiles.azure(), vault, machine(Guest.USUAL, disks(16, 1)), Map.of("daily", "90d"));
        untilVaulted(fabric);
        fabric.deleteSchedule(key(), "sql-01");
        RecoveryPoint only = newest(fabric).orElseThrow();
        fabric.deletePoint(key(), new PointReference(HOME, only.id()));
        fabric.pause(Duration.ofDays(52));
        fabric.undeletePoint(key(), new PointReference(HOME, only.id()));
        fabric.pause(Duration.ofDays(20));
        assertThat(metered(fabric, Meter.SOFT_DELETED))
                .isEqualTo(BigInteger.valueOf(only.size().bytes())
                        .multiply(BigInteger.valueOf(Duration.ofDays(46).toSeconds())));
    }

    @Test
    @DisplayName("A point is in the paired region 12 hours after it is in the vault (cross-region restore)")
    void crossRegion() throws FabricException {
        ManagedObject vault = Samples.with(Samples.vault("rsv-eastus"), AttributeNames.CROSS_REGION_RESTORE, "true");
        Fabric fabric =
                protecting(ServiceProfiles.azure(), vault, machine(Guest.USUAL, disks(16, 1)), Map.of("daily", "30d"));
        untilVaulted(fabric);
        fabric.pause(Duration.ofHours(12).minusMinutes(2));
        assertThat(fabric.pairedPoints(HOME)).isEmpty();
        fabric.pause(Duration.ofMinutes(2));
        assertThat(fabric.pairedPoints(HOME)).hasSize(1);
    }

    @Test
    @DisplayName(
            "Billing starts with the first successful backup and ends when nothing is protected or stored (pricing)")
    void billing() throws FabricException {
        Fabric fabric = protecting(ServiceProfiles.azure());
        fabric.pause(Duration.ofHours(12));
        assertThat(fabric.points(HOME)).isEmpty();
        assertThat(metered(fabric, Meter.INSTANCE_SMALL)).isZero();
        untilVaulted(fabric);
        fabric.pause(Duration.ofHours(5));
        BigInteger started = metered(fabric, Meter.INSTANCE_SMALL);
        assertThat(started).isPositive();
        fabric.stopProtection(key(), "sql-01");
        fabric.pause(Duration.ofDays(30));
        BigInteger retained = metered(fabric, Meter.INSTANCE_SMALL);
        assertThat(retained).as("stopped, with its data").isGreaterThan(started);
        fabric.deletePoint(
                key(), new PointReference(HOME, newest(fabric).orElseThrow().id()));
        fabric.pause(Duration.ofDays(30));
        assertThat(metered(fabric, Meter.INSTANCE_SMALL)).isEqualTo(retained);
    }

    @Test
    @DisplayName(
            "Protecting took 31 s in the median of 793 recorded jobs, a snapshot 459 s in that of 94 (recorded jobs)")
    void medians() throws FabricException {
        Fabric fabric = protecting(ServiceProfiles.azure());
        fabric.pause(Duration.ofDays(1));
        Map<JobKind, FinishedJob> jobs = new TreeMap<>();
        world.changes().finished().forEach(job -> jobs.put(job.kind(), job));
        FinishedJob configured = jobs.get(JobKind.CONFIGURE);
        assertThat(configured.finished() - configured.started()).isEqualTo(31);
        assertThat(jobs.get(JobKind.BACKUP).trail().snapshot()).isEqualTo(459);
    }
}
