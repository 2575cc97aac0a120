package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What resource guards and delete locks keep every fabric from doing. A subclass makes the fabric. */
public abstract class FabricGuardContract extends FabricFixture {

    /** Puts a vault under a resource guard for so long. */
    protected abstract void guard(Fabric guarded, String vault, Duration time);

    /** Puts a delete lock on the resource group of a region's snapshots for so long. */
    protected abstract void lockSnapshots(Fabric locked, String region, Duration time);

    private static Map<String, String> retention(String daily) {
        return Map.of("daily", daily, "instant", "2d");
    }

    private void setUp(String daily) throws FabricException {
        fabric.createVault(key(), Samples.with(Samples.vault("rsv-eastus"), AttributeNames.SOFT_DELETE, "30d"));
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", retention(daily)));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
    }

    private PointReference oldest() throws FabricException {
        List<RecoveryPoint> points = fabric.points(HOME);
        return new PointReference(HOME, points.get(points.size() - 1).id());
    }

    @Test
    void a_resource_guard_refuses_what_could_lose_points_and_nothing_else() throws FabricException {
        setUp("30d");
        fabric.updateVault(key(), vault("30d", "unlocked"));
        fabric.pause(Duration.ofDays(10));
        guard(fabric, "rsv-eastus", Duration.ofDays(2));
        refuses(FabricError.APPROVAL_MISSING, () -> fabric.updateVault(key(), vault("14d", "unlocked")));
        refuses(FabricError.APPROVAL_MISSING, () -> fabric.updateVault(key(), vault("30d", "disabled")));
        refuses(FabricError.APPROVAL_MISSING, () -> fabric.putPolicy(key(), gold("20d")));
        refuses(FabricError.APPROVAL_MISSING, () -> fabric.deletePoint(key(), oldest()));
        Promise released = Promise.released(List.of("shorter"), fabric.clock());
        refuses(
                FabricError.APPROVAL_MISSING,
                () -> fabric.releasePoints(key(), HOME, List.of(oldest().id()), released));
        fabric.putPolicy(key(), Samples.policy("silver", "standard", "daily 22:00", retention("7d")));
        refuses(
                FabricError.APPROVAL_MISSING,
                () -> fabric.updateProtection(key(), Samples.protection("sql-01", "silver"), Optional.empty()));
        fabric.updateVault(key(), vault("60d", "unlocked"));
        fabric.putPolicy(key(), gold("40d"));
        fabric.backUpNow(key(), "sql-01");
        fabric.pause(Duration.ofDays(3));
        fabric.deletePoint(key(), oldest());
        fabric.putPolicy(key(), gold("20d"));
    }

    private static ManagedObject vault(String softDelete, String immutability) {
        return Samples.with(Samples.vault("rsv-eastus", "GRS", immutability), AttributeNames.SOFT_DELETE, softDelete);
    }

    private static ManagedObject gold(String daily) {
        return Samples.policy("gold", "standard", "daily 22:00", retention(daily));
    }

    private long snapshots() throws FabricException {
        return fabric.points(HOME).stream()
                .filter(point -> point.tiers().contains(Tier.INSTANT))
                .count();
    }

    private long snapshotBytes() throws FabricException {
        return fabric.meters().readings().stream()
                .filter(reading -> reading.key().meter() == Meter.SNAPSHOT)
                .mapToLong(MeterReading::level)
                .sum();
    }

    @Test
    void a_delete_lock_keeps_snapshots_which_go_on_to_cost_until_it_is_gone() throws FabricException {
        setUp("5d");
        fabric.pause(Duration.ofDays(10));
        long usual = snapshots();
        long bytes = snapshotBytes();
        lockSnapshots(fabric, "eastus", Duration.ofDays(9).plusHours(1));
        fabric.pause(Duration.ofDays(9));
        assertThat(snapshots()).isEqualTo(usual + 9);
        assertThat(snapshotBytes()).isGreaterThan(bytes + 9 * Samples.GIB);
        refuses(
                FabricError.SNAPSHOTS_LOCKED,
                () -> fabric.deletePoint(
                        key(),
                        new PointReference(HOME, fabric.points(HOME).get(1).id())));
        fabric.pause(Duration.ofDays(2));
        assertThat(snapshots()).isEqualTo(usual);
        assertThat(snapshotBytes()).isLessThan(bytes + Samples.GIB);
        assertThat(fabric.points(HOME)).hasSizeLessThanOrEqualTo(7);
    }
}
