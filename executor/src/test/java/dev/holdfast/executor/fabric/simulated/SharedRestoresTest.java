package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.planner.state.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restores through one account, ordered at one instant or one after the other. */
class SharedRestoresTest {

    private static final ItemKey ITEM = new ItemKey("sql-01", "rsv-eastus");
    private static final DataRate RATE = new DataRate(DataSize.ofMebibytes(60));

    private final World world = new World(Instant.parse("2026-11-20T15:00:00Z").getEpochSecond());
    private final SimulatedFabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), World::stored);
    private int keys;

    @BeforeEach
    void backUp() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.putPolicy(key(), Samples.policy("gold"));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "0s"));
        fabric.advance(Duration.ofDays(8));
    }

    private OperationKey key() {
        return new OperationKey("key-" + keys++);
    }

    private String order(String group) throws FabricException {
        String point = fabric.points(ITEM).get(2).id(); // in the vault alone: its data is moved
        return fabric.restore(
                        key(),
                        new RestoreOrder(
                                new PointReference(ITEM, point),
                                RestoreKind.DISKS,
                                "eastus",
                                group,
                                new RestoreOrder.Account("acc", RATE),
                                List.of(),
                                Set.of()))
                .result();
    }

    @Test
    void orders_of_one_instant_share_alike_and_each_takes_longer_than_alone() throws FabricException {
        RestoreResult alone = fabric.awaitRestore(order("alone"));
        assertThat(alone.bytes()).isPositive();
        List<String> together = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            together.add(order("rg-" + i));
        }
        Set<Duration> lengths = new HashSet<>();
        for (String id : together) {
            RestoreResult result = fabric.awaitRestore(id);
            assertThat(result.isVerified()).isTrue();
            lengths.add(Duration.between(result.started(), result.ended()));
        }
        Duration transferAlone = Duration.ofSeconds(RATE.secondsFor(new DataSize(alone.bytes())));
        assertThat(lengths)
                .hasSize(1)
                .allSatisfy(length -> assertThat(length).isGreaterThan(transferAlone.multipliedBy(199)));
    }

    @Test
    void a_restore_that_an_outage_delayed_keeps_its_delay_when_another_is_ordered() throws FabricException {
        String first = order("rg-1");
        fabric.advance(Duration.ofMinutes(5));
        long now = world.clock();
        Duration out = Duration.ofHours(6);
        fabric.inject(List.of(new InjectedFault(
                0,
                "out",
                FaultKind.REGION_OUTAGE,
                new FaultTarget(FaultTargetKind.REGION, "eastus"),
                new InjectedFault.Period(now, now + out.toSeconds()),
                0,
                FaultState.COMING)));
        fabric.advance(out.plusMinutes(1));
        Instant back = fabric.clock();
        String second = order("rg-2");
        RestoreResult delayed = fabric.awaitRestore(first);
        assertThat(delayed.isVerified()).isTrue();
        assertThat(delayed.ended()).isAfter(back);
        assertThat(Duration.between(delayed.started(), delayed.ended())).isGreaterThan(out);
        assertThat(fabric.awaitRestore(second).isVerified()).isTrue();
        assertThat(fabric.clock()).isAfter(back);
    }
}
