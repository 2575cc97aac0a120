package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.simulated.transfer.ContentMode;
import dev.holdfast.executor.fabric.simulated.transfer.PointContent;
import dev.holdfast.executor.fabric.simulated.transfer.ReferenceRule;
import dev.holdfast.executor.fabric.simulated.transfer.Transfers;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What transfers are compared with, what they move and how long they take. */
class DeltaTest {

    private static final ServiceProfile PROFILE = ServiceProfiles.azure();
    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final long FULL = 100 * Samples.GIB;

    private final World world = new World(START.getEpochSecond());
    private final SimulatedFabric fabric = new SimulatedFabric(
            world,
            PROFILE,
            World::stored,
            new Transfers(world, ContentMode.VERIFIED, ReferenceRule::newestTransferred));
    private int keys;

    @BeforeEach
    void fourDailyPoints() throws FabricException {
        protect("standard", "daily 22:00", Map.of("daily", "30d"));
        fabric.advance(Duration.ofDays(4));
    }

    private void protect(String type, String schedule, Map<String, String> retention) throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.putPolicy(key(), Samples.policy("gold", type, schedule, retention));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", schedule, "7m"));
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private WorldItem item() {
        return world.existing(HOME).orElseThrow();
    }

    private List<WorldPoint> points() {
        return item().points();
    }

    private FinishedJob lastJob() {
        List<FinishedJob> jobs = world.changes().finished();
        return jobs.get(jobs.size() - 1);
    }

    /** Deletes the point of that index, oldest first. */
    private void delete(int index) throws FabricException {
        List<RecoveryPoint> newestFirst = fabric.points(HOME);
        RecoveryPoint point = newestFirst.get(newestFirst.size() - 1 - index);
        fabric.deletePoint(key(), new PointReference(HOME, point.id()));
    }

    private void areIntact() {
        for (WorldPoint point : points()) {
            assertThat(PointContent.restore(world, item(), point).isIntact()).isTrue();
        }
    }

    private static long seconds(FinishedJob job) {
        return job.finished() - job.started();
    }

    private static OptionalLong captured(WorldPoint point) {
        return OptionalLong.of(point.captured());
    }

    @Test
    void eachTransferBuildsOnTheOneBefore() {
        assertThat(points()).hasSize(4);
        assertThat(points().get(0).base()).isEmpty();
        for (int i = 1; i < 4; i++) {
            assertThat(points().get(i).base()).isEqualTo(captured(points().get(i - 1)));
        }
        assertThat(lastJob().bytes()).isLessThan(3 * Samples.GIB);
        areIntact();
    }

    @Test
    void withoutTheNewestPointTheNextTransferComparesChecksumsWithTheOneBefore() throws FabricException {
        FinishedJob tracked = lastJob();
        delete(3);
        fabric.advance(Duration.ofDays(1));
        assertThat(points().get(3).base()).isEqualTo(captured(points().get(2)));
        FinishedJob compared = lastJob();
        long reading = PROFILE.timings().checksumRate().secondsFor(new DataSize(FULL));
        assertThat(compared.bytes()).as("two days of changes").isGreaterThan(tracked.bytes());
        assertThat(seconds(compared)).isGreaterThan(seconds(tracked) + reading);
        fabric.advance(Duration.ofDays(1));
        assertThat(seconds(lastJob())).as("from then on it is tracked again").isLessThan(seconds(tracked) + reading);
        areIntact();
    }

    @Test
    void aLostSnapshotCostsReadingEverythingAndMovesNoMore() {
        FinishedJob tracked = lastJob();
        Instant newest = Instant.ofEpochSecond(points().get(3).captured());
        assertThat(fabric.loseSnapshot(HOME, newest)).isTrue();
        assertThat(fabric.loseSnapshot(HOME, newest)).as("it is gone").isFalse();
        assertThat(points().get(3).isIn(WorldPoint.INSTANT)).isFalse();
        assertThat(points().get(3).isGood()).as("it is in the vault").isTrue();
        fabric.advance(Duration.ofDays(1));
        long reading = PROFILE.timings().checksumRate().secondsFor(new DataSize(FULL));
        assertThat(lastJob().bytes()).isBetween(tracked.bytes() / 100 * 98, tracked.bytes() / 100 * 102);
        assertThat(seconds(lastJob())).isGreaterThan(reading);
        areIntact();
    }

    @Test
    void pointsThatBuiltOnADeletedOneBuildOnWhatItWasBuiltOn() throws FabricException {
        delete(1);
        assertThat(points().get(1).base()).isEqualTo(captured(points().get(0)));
        delete(0);
        assertThat(points().get(0).base()).isEmpty();
        areIntact();
    }

    @Test
    void withoutAnyPointEverythingIsMovedAgain() throws FabricException {
        for (int i = 0; i < 4; i++) {
            delete(0);
        }
        fabric.advance(Duration.ofDays(1));
        assertThat(lastJob().bytes()).isEqualTo(FULL);
        assertThat(points().get(0).base()).isEmpty();
        areIntact();
    }

    @Test
    void aPointThatWasOnlyASnapshotIsLostWithIt() throws FabricException {
        fabric.putPolicy(
                key(),
                Samples.policy("often", "enhanced", "every 4h 00:00-00:00", Map.of("daily", "30d", "instant", "5d")));
        fabric.updateProtection(key(), Samples.protection("sql-01", "often"), Optional.empty());
        fabric.putSchedule(key(), Samples.schedule("sql-01", "every 4h 00:00-00:00", "7m"));
        fabric.advance(Duration.ofDays(2));
        WorldPoint snapshotOnly = points().stream()
                .filter(point -> !point.isIn(WorldPoint.VAULT))
                .findFirst()
                .orElseThrow();
        assertThat(fabric.loseSnapshot(HOME, Instant.ofEpochSecond(snapshotOnly.captured())))
                .isTrue();
        assertThat(snapshotOnly.status()).isEqualTo(PointStatus.FAILED);
        fabric.advance(Duration.ofDays(2));
        assertThat(snapshotOnly.isIn(WorldPoint.VAULT)).isFalse();
        points().stream()
                .filter(WorldPoint::isGood)
                .forEach(point -> assertThat(
                                PointContent.restore(world, item(), point).isIntact())
                        .isTrue());
    }

    @Test
    void nobodyLosesASnapshotThatIsNotThereOrBeingRead() {
        assertThat(fabric.loseSnapshot(HOME, START)).isFalse();
        assertThat(fabric.loseSnapshot(new ItemKey("sql-02", "rsv-eastus"), START))
                .isFalse();
        fabric.advance(Duration.between(fabric.clock(), Instant.parse("2026-11-25T03:20:00Z")));
        WorldPoint moving = points().get(points().size() - 1);
        assertThat(moving.isIn(WorldPoint.VAULT)).isFalse();
        assertThat(fabric.loseSnapshot(HOME, Instant.ofEpochSecond(moving.captured())))
                .isFalse();
    }
}
