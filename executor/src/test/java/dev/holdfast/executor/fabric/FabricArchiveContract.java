package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every fabric moves to the archive tier, and what that means for those points. A subclass makes the fabric. */
public abstract class FabricArchiveContract extends FabricFixture {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Set<Tier> ARCHIVE = Set.of(Tier.ARCHIVE);
    private static final DataRate RATE = new DataRate(DataSize.ofMebibytes(60));
    private static final Duration REHYDRATION = Duration.ofHours(15);
    private static final Duration SHORTEST_STAY = Duration.ofDays(180);

    private void setUp(Map<String, String> retention) throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", retention));
        ManagedObject whole =
                Samples.withSet(Samples.protection("sql-01", "gold"), AttributeNames.EXCLUDED_DISKS, List.of());
        fabric.protect(key(), whole, Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
    }

    /** From 20 November to 8 June: the points of the last days of November to February are old enough. */
    private List<RecoveryPoint> archived(Map<String, String> retention) throws FabricException {
        setUp(retention);
        fabric.pause(Duration.ofDays(200));
        return inArchive();
    }

    private List<RecoveryPoint> archived() throws FabricException {
        return archived(Map.of("daily", "30d", "monthly", "24", "archiveAfter", "3mo"));
    }

    private List<RecoveryPoint> inArchive() throws FabricException {
        return fabric.points(HOME).stream()
                .filter(point -> point.tiers().contains(Tier.ARCHIVE))
                .toList();
    }

    private static LocalDate day(RecoveryPoint point) {
        return point.captured().atZone(ZONE).toLocalDate();
    }

    private Optional<MeterReading> reading(Meter meter) throws FabricException {
        return fabric.meters().readings().stream()
                .filter(reading ->
                        reading.item().equals(HOME) && reading.key().meter().equals(meter))
                .findFirst();
    }

    @Test
    void points_of_months_move_once_they_are_old_enough_and_none_is_lost() throws FabricException {
        List<RecoveryPoint> moved = archived();
        assertThat(moved)
                .map(FabricArchiveContract::day)
                .containsExactly(
                        LocalDate.parse("2027-02-28"),
                        LocalDate.parse("2027-01-31"),
                        LocalDate.parse("2026-12-31"),
                        LocalDate.parse("2026-11-30"));
        assertThat(moved).allSatisfy(point -> {
            assertThat(point.tiers()).isEqualTo(ARCHIVE);
            assertThat(point.isGood()).isTrue();
            assertThat(point.size().bytes()).as("a full copy").isGreaterThan(100 * Samples.GIB);
        });
        List<Instant> captured =
                fabric.points(HOME).stream().map(RecoveryPoint::captured).toList();
        fabric = create();
        setUp(Map.of("daily", "30d", "monthly", "24"));
        fabric.pause(Duration.ofDays(200));
        assertThat(inArchive()).isEmpty();
        assertThat(fabric.points(HOME)).map(RecoveryPoint::captured).isEqualTo(captured);
    }

    @Test
    void points_that_no_monthly_or_yearly_rule_keeps_long_enough_stay_in_the_vault() throws FabricException {
        assertThat(archived(Map.of("daily", "400d", "archiveAfter", "3mo"))).isEmpty();
        fabric = create();
        assertThat(archived(Map.of("daily", "120d", "monthly", "8", "archiveAfter", "3mo")))
                .as("less than six months are left after three")
                .isEmpty();
    }

    @Test
    void an_archived_point_is_restored_after_its_rehydration() throws FabricException {
        RecoveryPoint point = archived().get(1);
        PointReference reference = new PointReference(HOME, point.id());
        assertThat(fabric.restorable(reference, "eastus").tier()).isEqualTo(Tier.ARCHIVE);
        Instant before = fabric.clock();
        RestoreOrder order = new RestoreOrder(
                reference,
                RestoreKind.NEW_VM,
                "eastus",
                "back",
                new RestoreOrder.Account("one", RATE),
                List.of(),
                Set.of());
        assertThat(fabric.awaitRestore(fabric.restore(key(), order).result()).isVerified())
                .isTrue();
        assertThat(Duration.between(before, fabric.clock())).isGreaterThan(REHYDRATION);
        assertThat(fabric.points(HOME)).contains(point);
    }

    @Test
    void an_archived_point_is_neither_read_in_another_region_nor_copied() throws FabricException {
        RecoveryPoint point = archived().get(0);
        PointReference reference = new PointReference(HOME, point.id());
        ManagedObject vault = fabric.objects().get(new ObjectAddress(ObjectType.VAULT, "rsv-eastus"));
        fabric.updateVault(key(), Samples.with(vault, AttributeNames.CROSS_REGION_RESTORE, "true"));
        refuses(FabricError.NOT_RESTORABLE, () -> fabric.restorable(reference, "westus"));
        assertThat(fabric.pairedPoints(HOME)).isNotEmpty().doesNotContain(point);
        refuses(FabricError.COPY_UNSUPPORTED, () -> fabric.copyPoint(key(), reference, "rsv-westus"));
    }

    @Test
    void what_leaves_the_archive_too_early_is_metered_until_its_shortest_stay() throws FabricException {
        List<RecoveryPoint> moved = archived();
        long whole = 500 * Samples.GIB;
        assertThat(reading(Meter.ARCHIVE).orElseThrow().level()).isEqualTo(4 * whole);
        assertThat(reading(Meter.ARCHIVE_EARLY)).isEmpty();
        RecoveryPoint newest = moved.get(0);
        PointReference reference = new PointReference(HOME, newest.id());
        fabric.deletePoint(key(), reference);
        assertThat(reading(Meter.ARCHIVE).orElseThrow().level())
                .as("the fourteen days of soft delete are free")
                .isEqualTo(3 * whole);
        fabric.undeletePoint(key(), reference);
        assertThat(fabric.points(HOME)).contains(newest);
        assertThat(reading(Meter.ARCHIVE).orElseThrow().level()).isEqualTo(4 * whole);
        fabric.deletePoint(key(), reference);
        fabric.pause(Duration.ofDays(15));
        BigInteger early = reading(Meter.ARCHIVE_EARLY).orElseThrow().parts();
        // three months after 28 February, 22:07 in New York, it moved at the next clean-up, and was purged on 23 June
        Duration stayed =
                Duration.between(Instant.parse("2027-05-30T02:00:00Z"), Instant.parse("2027-06-23T02:00:00Z"));
        assertThat(early)
                .isEqualTo(BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(SHORTEST_STAY.minus(stayed).toSeconds())));
    }

    @Test
    void what_stays_as_long_as_its_rule_says_leaves_without_a_fee() throws FabricException {
        setUp(Map.of("daily", "30d", "monthly", "12mo", "archiveAfter", "3mo"));
        fabric.pause(Duration.ofDays(420));
        assertThat(fabric.points(HOME))
                .as("the point of the first month was archived, and is gone")
                .noneMatch(point -> day(point).equals(LocalDate.parse("2026-11-30")));
        assertThat(inArchive()).hasSizeGreaterThan(5);
        assertThat(reading(Meter.ARCHIVE_EARLY)).isEmpty();
    }
}
