package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldOrigin;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PointStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A copy that builds on one still on its way from a vault in another region, where something happens. */
class OvertakenCopyTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final ItemKey NEAR = new ItemKey("sql-01", "rsv-eastus");
    private static final ItemKey MIDDLE = new ItemKey("sql-01", "rsv-centralus");
    private static final ItemKey FAR = new ItemKey("sql-01", "rsv-westus");

    private final World world = new World(START.getEpochSecond(), new WorldOrigin("azure", 7));
    private final SimulatedFabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), ignored -> {});
    private int keys;

    /** Two points near and in the middle; the older goes far from near, the newer from the middle. */
    OvertakenCopyTest() throws FabricException {
        for (ItemKey item : List.of(NEAR, MIDDLE, FAR)) {
            fabric.createVault(key(), Samples.vault(item.vault(), "LRS", "disabled"));
        }
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "30d")));
        MachineDisk disk = new MachineDisk("data", true, gibibytes(2_000), gibibytes(1_000), gibibytes(1));
        Machine machine = new Machine("sql-01", "", "sql-01", "eastus", "windows", List.of(disk));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), machine);
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "0s"));
        fabric.advance(Duration.ofDays(6));
        for (WorldPoint point : near().subList(0, 2)) {
            copy(NEAR, point, MIDDLE);
            fabric.advance(Duration.ofDays(3));
        }
        copy(NEAR, near().get(0), FAR);
        copy(MIDDLE, near().get(1), FAR);
        assertThat(far(1).base()).as("the newer is sent as a difference").hasValue(far(0).captured());
        fabric.advance(Duration.ofMinutes(5));
        assertThat(far(0).status()).isEqualTo(PointStatus.UNVERIFIED);
    }

    @Test
    void fails_with_a_copy_that_never_arrives() {
        regionOut(InjectedFault.FOR_GOOD);
        fabric.advance(Duration.ofDays(4));
        assertThat(far(0).status()).isEqualTo(PointStatus.FAILED);
        assertThat(far(1).status()).isEqualTo(PointStatus.FAILED);
        assertThat(world.changes().finished())
                .filteredOn(job -> job.detail().equals(JobFault.BASE_FAILED.detail()))
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.kind()).isEqualTo(JobKind.COPY);
                    assertThat(job.item()).isEqualTo(FAR);
                    assertThat(job.completed()).isFalse();
                });
    }

    @Test
    void waits_for_a_copy_that_stands_still() {
        regionOut(world.clock() + Duration.ofDays(7).toSeconds());
        fabric.advance(Duration.ofDays(6));
        assertThat(far(0).status()).isEqualTo(PointStatus.UNVERIFIED);
        assertThat(far(1).status()).as("it could be there, but its base is not").isEqualTo(PointStatus.UNVERIFIED);
        fabric.advance(Duration.ofDays(4));
        assertThat(far(0).status()).isEqualTo(PointStatus.GOOD);
        assertThat(far(1).status()).isEqualTo(PointStatus.GOOD);
    }

    @Test
    void arrives_if_nothing_happens() {
        fabric.advance(Duration.ofDays(4));
        assertThat(far(0).isGood()).isTrue();
        assertThat(far(1).isGood()).isTrue();
    }

    private void regionOut(long until) {
        fabric.inject(List.of(new InjectedFault(
                0,
                "out",
                FaultKind.REGION_OUTAGE,
                new FaultTarget(FaultTargetKind.REGION, "eastus"),
                new InjectedFault.Period(world.clock(), until),
                0,
                FaultState.COMING)));
    }

    private OperationKey key() {
        return new OperationKey("k" + keys++);
    }

    private static long gibibytes(long count) {
        return DataSize.ofGibibytes(count).bytes();
    }

    private List<WorldPoint> near() {
        return List.copyOf(world.item(NEAR).points());
    }

    private WorldPoint far(int index) {
        return world.item(FAR).points().get(index);
    }

    private void copy(ItemKey source, WorldPoint point, ItemKey target) throws FabricException {
        String id = fabric.points(source).stream()
                .filter(each -> each.captured().getEpochSecond() == point.captured())
                .findFirst()
                .orElseThrow()
                .id();
        fabric.copyPoint(key(), new PointReference(source, id), target.vault());
    }
}
