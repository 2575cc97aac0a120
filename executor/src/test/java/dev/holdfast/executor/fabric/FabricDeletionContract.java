package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every fabric does to points that are deleted, let go or held. A subclass makes the fabric. */
public abstract class FabricDeletionContract extends FabricFixture {

    @Test
    void aDeletedPointIsKeptByItsVaultAndComesBackAsItWas() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(4));
        List<RecoveryPoint> before = fabric.points(HOME);
        PointReference point = new PointReference(HOME, before.get(2).id());
        refuses(FabricError.NOT_FOUND, () -> fabric.undeletePoint(key(), point));
        OperationKey key = key();
        fabric.deletePoint(key, point);
        fabric.deletePoint(key, point);
        assertThat(fabric.points(HOME)).map(RecoveryPoint::id).doesNotContain(point.id());
        assertThat(fabric.read().softDeleted().get(HOME)).singleElement().satisfies(deleted -> {
            assertThat(deleted.point().id()).isEqualTo(point.id());
            assertThat(deleted.ends()).isEqualTo(deleted.deleted().plus(Duration.ofDays(14)));
            assertThat(deleted.isDeletedBy(key.value())).isTrue();
        });
        refuses(FabricError.NOT_FOUND, () -> fabric.deletePoint(key(), point));
        fabric.undeletePoint(key(), point);
        assertThat(fabric.points(HOME)).isEqualTo(before);
        assertThat(fabric.read().softDeleted()).isEmpty();
        refuses(FabricError.NOT_FOUND, () -> fabric.undeletePoint(key(), point));
    }

    @Test
    void softDeleteEndsAndTheNextCleanUpPurges() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(4));
        PointReference point =
                new PointReference(HOME, fabric.points(HOME).get(2).id());
        fabric.deletePoint(key(), point);
        fabric.pause(Duration.ofDays(14));
        refuses(FabricError.SOFT_DELETE_OVER, () -> fabric.undeletePoint(key(), point));
        assertThat(fabric.read().softDeleted()).containsKey(HOME);
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.read().softDeleted()).isEmpty();
        refuses(FabricError.NOT_FOUND, () -> fabric.undeletePoint(key(), point));
    }

    @Test
    void theSoftDeleteAtTheTimeOfADeletionCounts() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(4));
        ManagedObject vault = fabric.objects().get(new ObjectAddress(ObjectType.VAULT, "rsv-eastus"));
        fabric.updateVault(key(), Samples.with(vault, AttributeNames.SOFT_DELETE, "60d"));
        PointReference point =
                new PointReference(HOME, fabric.points(HOME).get(2).id());
        fabric.deletePoint(key(), point);
        fabric.updateVault(key(), vault);
        fabric.pause(Duration.ofDays(59));
        fabric.undeletePoint(key(), point);
        assertThat(fabric.points(HOME)).map(RecoveryPoint::id).contains(point.id());
    }

    @Test
    void aReleasedPointThatIsUndeletedIsPromisedWhatItWasBefore() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(20));
        RecoveryPoint oldest = fabric.points(HOME).get(19);
        List<String> promised = oldest.promise().orElseThrow().rules();
        ManagedObject shorter = Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "10d"));
        fabric.putPolicy(key(), shorter);
        fabric.releasePoints(key(), HOME, List.of(oldest.id()), Promise.released(List.of("shorter"), fabric.clock()));
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.points(HOME)).map(RecoveryPoint::id).doesNotContain(oldest.id());
        fabric.undeletePoint(key(), new PointReference(HOME, oldest.id()));
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.points(HOME))
                .filteredOn(point -> point.id().equals(oldest.id()))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.isReleased()).isFalse();
                    assertThat(point.promise().orElseThrow().rules()).isEqualTo(promised);
                });
    }

    @Test
    void aVaultWithSoftDeletedPointsAloneIsNotEmpty() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(2));
        fabric.stopProtection(key(), "sql-01");
        for (RecoveryPoint point : fabric.points(HOME)) {
            fabric.deletePoint(key(), new PointReference(HOME, point.id()));
        }
        fabric.deletePolicy(key(), "gold");
        assertThat(fabric.points(HOME)).isEmpty();
        refuses(FabricError.VAULT_NOT_EMPTY, () -> fabric.deleteVault(key(), "rsv-eastus"));
        fabric.pause(Duration.ofDays(15));
        fabric.deleteVault(key(), "rsv-eastus");
    }

    @Test
    void aLockedVaultKeepsWhatWasPromisedAndAnUnlockedOneDoesNot() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(3));
        RecoveryPoint point = fabric.points(HOME).get(1);
        Promise released = Promise.released(point.promise().orElseThrow().rules(), START);
        fabric.updateVault(key(), Samples.vault("rsv-eastus", "GRS", "unlocked"));
        fabric.deletePoint(
                key(), new PointReference(HOME, fabric.points(HOME).get(2).id()));
        fabric.updateVault(key(), Samples.vault("rsv-eastus", "GRS", "locked"));
        refuses(
                FabricError.VAULT_LOCKED,
                () -> fabric.updateVault(key(), Samples.vault("rsv-eastus", "GRS", "unlocked")));
        refuses(FabricError.POINT_IMMUTABLE, () -> fabric.deletePoint(key(), new PointReference(HOME, point.id())));
        refuses(FabricError.POINT_IMMUTABLE, () -> fabric.releasePoints(key(), HOME, List.of(point.id()), released));
    }

    @Test
    void releasedPointsExpireAtTheNextCleanUpUnlessTheRuleStillKeepsThem() throws FabricException {
        setUp("standard", "daily 22:00");
        fabric.pause(Duration.ofDays(20));
        List<RecoveryPoint> points = fabric.points(HOME);
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "10d")));
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.points(HOME)).as("promises hold").hasSize(points.size() + 1);
        List<String> ids = points.stream().map(RecoveryPoint::id).toList();
        List<String> rules = points.get(0).promise().orElseThrow().rules();
        fabric.releasePoints(key(), HOME, ids, Promise.released(rules, START));
        fabric.releasePoints(key(), HOME, List.of("sql-01@2020-01-01T00:00Z"), Promise.released(rules, START));
        fabric.pause(Duration.ofDays(1));
        Instant oldest = fabric.points(HOME).get(fabric.points(HOME).size() - 1).captured();
        assertThat(oldest).isAfter(fabric.clock().minus(Duration.ofDays(12)));
        assertThat(oldest).isBefore(fabric.clock().minus(Duration.ofDays(9)));
        assertThat(fabric.read().expired()).isNotEmpty();
        fabric.acknowledgeExpired(key());
        assertThat(fabric.read().expired()).isEmpty();
    }

    @Test
    void aHeldPointIsNeitherDeletedNorReleasedUntilItsHoldEnds() throws FabricException {
        setUp("standard", "daily 22:00");
        String id = fabric.backUpNow(key(), "sql-01").result();
        PointReference point = new PointReference(HOME, id);
        fabric.await(HOME, id);
        fabric.pause(Duration.ofHours(9));
        Instant now = fabric.clock();
        LegalHold shorter = new LegalHold(now, Optional.of(now.plusSeconds(60)), "tester", "");
        LegalHold longer = new LegalHold(now, Optional.empty(), "tester", "");
        refuses(FabricError.NOT_FOUND, () -> fabric.endHold(key(), point));
        refuses(FabricError.NOT_FOUND, () -> fabric.holdPoint(key(), new PointReference(HOME, "no"), longer));
        refuses(
                FabricError.INVALID,
                () -> fabric.holdPoint(key(), point, new LegalHold(now, Optional.of(now), "tester", "")));
        fabric.holdPoint(key(), point, shorter);
        fabric.holdPoint(key(), point, longer);
        refuses(FabricError.POINT_LOCKED, () -> fabric.holdPoint(key(), point, shorter));
        refuses(FabricError.POINT_LOCKED, () -> fabric.deletePoint(key(), point));
        Promise released = Promise.released(List.of("any"), now);
        refuses(FabricError.POINT_LOCKED, () -> fabric.releasePoints(key(), HOME, List.of(id), released));
        assertThat(fabric.points(HOME).get(0).hold()).contains(longer);
        OperationKey key = key();
        fabric.endHold(key, point);
        fabric.endHold(key, point);
        assertThat(fabric.points(HOME).get(0).hold()).isEmpty();
        fabric.deletePoint(key(), point);
        assertThat(fabric.points(HOME)).isEmpty();
    }
}
