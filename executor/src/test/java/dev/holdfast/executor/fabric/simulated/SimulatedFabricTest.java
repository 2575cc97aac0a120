package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricContract;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SimulatedFabricTest extends FabricContract {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final ItemKey COPY = new ItemKey("sql-01", "rsv-westus");

    private int keys;

    @Override
    protected Fabric create() {
        return fabric();
    }

    private static SimulatedFabric fabric() {
        return new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private SimulatedFabric protecting(String type, String schedule, Map<String, String> retention)
            throws FabricException {
        SimulatedFabric fabric = fabric();
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.putPolicy(key(), Samples.policy("gold", type, schedule, retention));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", schedule, "7m"));
        return fabric;
    }

    private static List<Instant> captures(List<RecoveryPoint> points) {
        return points.stream().map(RecoveryPoint::captured).toList();
    }

    /** 22:07 in New York on the dates from the first to the last, newest first. */
    private static List<Instant> evenings(String first, String last) {
        List<Instant> evenings = new ArrayList<>();
        for (LocalDate day = LocalDate.parse(last); !day.isBefore(LocalDate.parse(first)); day = day.minusDays(1)) {
            evenings.add(day.atTime(22, 7).atZone(ZONE).toInstant());
        }
        return evenings;
    }

    @Test
    void aDailyChainUnderThirtyDaysKeepsThirtyDays() throws FabricException {
        SimulatedFabric fabric = protecting("standard", "daily 22:00", Map.of("daily", "30d"));
        AdvanceSummary summary = fabric.advance(Duration.ofDays(40));
        // 40 evenings from 20 November to 29 December. At the clean-up of 30 December, 21:00 in New York on the 29th,
        // points
        // of 29 November 22:07 and before are not yet 30 days old on their local calendar, those of the 28th are older.
        assertThat(summary.from()).isEqualTo(START);
        assertThat(summary.to()).isEqualTo(Instant.parse("2026-12-30T15:00:00Z"));
        assertThat(summary.backups()).isEqualTo(40);
        List<RecoveryPoint> points = fabric.points(HOME);
        assertThat(captures(points)).isEqualTo(evenings("2026-11-29", "2026-12-29"));
        assertThat(summary.expired()).isEqualTo(40 - points.size());
        assertThat(fabric.read().expired()).hasSize(40 - points.size());
        assertThat(fabric.read().expired().get(0).reason()).contains("older than daily 30d since 2026-12-20");
        assertThat(points).allSatisfy(point -> assertThat(point.status()).isEqualTo(PointStatus.GOOD));
        assertThat(points.get(points.size() - 1).size().bytes())
                .as("the oldest point that is left holds everything")
                .isEqualTo(100 * Samples.GIB);
        assertThat(points.get(0).size().bytes()).isBetween(2 * Samples.GIB, 3 * Samples.GIB);
    }

    @Test
    void instantPointsLiveTheirAgeAndOneADayStaysInTheVault() throws FabricException {
        SimulatedFabric fabric =
                protecting("enhanced", "every 4h 00:00-00:00", Map.of("daily", "30d", "instant", "2d"));
        fabric.advance(Duration.ofDays(10));
        List<RecoveryPoint> points = fabric.points(HOME);
        Instant cleanUp = Instant.parse("2026-11-30T02:00:00Z");
        for (RecoveryPoint point : points) {
            boolean lastOfDay = point.captured().atZone(ZONE).toLocalTime().getHour() == 20;
            boolean young = point.captured().isAfter(cleanUp.minus(Duration.ofDays(2)));
            assertThat(point.tiers().contains(Tier.INSTANT)).as(point.id()).isEqualTo(young);
            assertThat(lastOfDay || young).as(point.id()).isTrue();
            if (!young || (lastOfDay && point.captured().isBefore(cleanUp))) {
                assertThat(point.tiers().contains(Tier.VAULT)).as(point.id()).isEqualTo(lastOfDay);
            }
        }
        assertThat(points)
                .filteredOn(point -> point.tiers().contains(Tier.VAULT))
                .hasSize(10);
        assertThat(points)
                .filteredOn(point -> point.tiers().contains(Tier.INSTANT))
                .hasSize(12 + 3);
    }

    @Test
    void aCopyAppearsEachDayInTheSecondVault() throws FabricException {
        SimulatedFabric fabric = protecting("standard", "daily 22:00", Map.of("daily", "30d"));
        fabric.putCopyRule(key(), Samples.copyRule("sql-01", "rsv-westus", "1d", Map.of("daily", "7d")));
        AdvanceSummary summary = fabric.advance(Duration.ofDays(5));
        // The first transfer, of everything, takes hours beyond midnight; its copy follows it.
        assertThat(captures(fabric.points(COPY))).isEqualTo(evenings("2026-11-20", "2026-11-24"));
        assertThat(fabric.points(COPY))
                .allSatisfy(point -> assertThat(point.status()).isEqualTo(PointStatus.GOOD));
        assertThat(summary.copies()).isEqualTo(5);
        fabric.advance(Duration.ofDays(20));
        assertThat(captures(fabric.points(COPY)))
                .as("the service never expires copies")
                .isEqualTo(evenings("2026-11-20", "2026-12-14"));
    }

    @Test
    void aChangedDiskIsSentAlone() throws FabricException {
        SimulatedFabric fabric = protecting("standard", "daily 22:00", Map.of("daily", "30d"));
        fabric.advance(Duration.ofDays(1));
        long first = fabric.points(HOME).get(0).size().bytes();
        fabric.advance(Duration.ofDays(1));
        assertThat(first).isEqualTo(100 * Samples.GIB);
        assertThat(fabric.points(HOME).get(0).size().bytes()).isLessThan(3 * Samples.GIB);
    }

    @Test
    void countedClassesHoldAYearLater() throws FabricException {
        SimulatedFabric fabric = protecting("standard", "daily 22:00", Map.of("daily", "7", "weekly", "4"));
        AdvanceSummary summary = fabric.advance(Duration.ofDays(365));
        assertThat(summary.backups()).isEqualTo(365);
        assertThat(fabric.points(HOME)).hasSizeBetween(10, 13);
    }

    @Test
    void theServicesLimitsAreKept() throws FabricException {
        ServiceProfile azure = ServiceProfiles.azure();
        ServiceProfile.Limits limits = azure.limits();
        ServiceProfile small = new ServiceProfile(
                "small",
                1,
                new ServiceProfile.Limits(
                        2,
                        2,
                        limits.diskSize(),
                        limits.machineSize(),
                        2,
                        limits.quotas(),
                        new ServiceProfile.VaultLimits(
                                1, 1, 1, 1, 1, limits.vault().ingest())),
                azure.policies(),
                azure.timings(),
                azure.presets(),
                ServiceProfiles.azureStrict().capabilities());
        SimulatedFabric fabric = new SimulatedFabric(new World(START.getEpochSecond()), small, World::stored);
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "30d")));
        refused(
                FabricError.LIMIT_EXCEEDED,
                () -> fabric.putPolicy(
                        key(), Samples.policy("silver", "standard", "daily 22:00", Map.of("daily", "30d"))));
        ManagedObject allDisks =
                Samples.withSet(Samples.protection("sql-01", "gold"), AttributeNames.EXCLUDED_DISKS, List.of());
        refused(FabricError.LIMIT_EXCEEDED, () -> fabric.protect(key(), allDisks, Samples.machine("sql-01")));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        refused(
                FabricError.LIMIT_EXCEEDED,
                () -> fabric.protect(key(), Samples.protection("web-01", "gold"), Samples.machine("web-01")));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
        refused(
                FabricError.COPY_UNSUPPORTED,
                () -> fabric.putCopyRule(key(), Samples.copyRule("sql-01", "rsv-westus", "1d", Map.of("daily", "7d"))));
        fabric.advance(Duration.ofDays(4));
        assertThat(fabric.points(HOME)).hasSize(2);
        assertThat(fabric.read().jobs().get(HOME).succeeded()).isFalse();
        assertThat(fabric.read().jobs().get(HOME).error().orElseThrow().code()).isEqualTo("LimitExceeded");
        refused(FabricError.LIMIT_EXCEEDED, () -> fabric.backUpNow(key(), "sql-01"));
    }

    private static void refused(FabricError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FabricException.class,
                        refusal -> assertThat(refusal.error())
                                .as(refusal.getMessage())
                                .isEqualTo(error));
    }

    @Test
    void aDayWhoseScheduleChangedStillReachesTheVault() throws FabricException {
        SimulatedFabric fabric =
                protecting("enhanced", "every 4h 00:00-00:00", Map.of("daily", "30d", "instant", "2d"));
        fabric.advance(Duration.ofHours(8)); // to 18:00 in New York: the capture of 16:07 waits for that of 20:07
        Instant before = fabric.clock();
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 01:00", "7m"));
        fabric.advance(Duration.ofDays(4));
        LocalDate changed = LocalDate.ofInstant(before, ZONE);
        assertThat(fabric.points(HOME))
                .as("one point of the day of the change is in the vault")
                .filteredOn(point -> LocalDate.ofInstant(point.captured(), ZONE).equals(changed))
                .filteredOn(point -> point.tiers().contains(Tier.VAULT))
                .hasSize(1);
    }
}
