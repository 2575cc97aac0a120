package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.FabricGuardContract;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.guest.JobFault;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedGuardTest extends FabricGuardContract {

    @Override
    protected Fabric create() {
        return new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
    }

    @Override
    protected void guard(Fabric guarded, String vault, Duration time) {
        inject((SimulatedFabric) guarded, FaultKind.RESOURCE_GUARD, FaultTargetKind.VAULT, vault, time);
    }

    @Override
    protected void lockSnapshots(Fabric locked, String region, Duration time) {
        inject((SimulatedFabric) locked, FaultKind.SNAPSHOTS_LOCKED, FaultTargetKind.REGION, region, time);
    }

    private static void inject(
            SimulatedFabric fabric, FaultKind kind, FaultTargetKind target, String name, Duration time) {
        long now = fabric.clock().getEpochSecond();
        fabric.inject(List.of(new InjectedFault(
                0,
                "test",
                kind,
                new FaultTarget(target, name),
                new InjectedFault.Period(now, now + time.toSeconds()),
                0,
                FaultState.COMING)));
    }

    @Test
    void a_clean_up_that_a_delete_lock_stops_is_a_failed_job_that_says_what_stays() throws FabricException {
        World world = new World(START.getEpochSecond());
        SimulatedFabric fabric = new SimulatedFabric(world, ServiceProfiles.azure(), World::stored);
        fabric.createVault(new OperationKey("v"), Samples.vault("rsv-eastus"));
        fabric.putPolicy(
                new OperationKey("p"),
                Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "30d", "instant", "2d")));
        fabric.protect(new OperationKey("m"), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(new OperationKey("s"), Samples.schedule("sql-01", "daily 22:00", "7m"));
        lockSnapshots(fabric, "eastus", Duration.ofDays(30));
        fabric.advance(Duration.ofDays(6));
        List<FinishedJob> cleanUps = world.changes().finished().stream()
                .filter(job -> job.kind() == JobKind.CLEAN_UP)
                .toList();
        assertThat(cleanUps).isNotEmpty().allSatisfy(job -> {
            assertThat(job.completed()).isFalse();
            assertThat(job.fault()).contains(JobFault.GROUP_LOCKED);
        });
        assertThat(cleanUps.get(cleanUps.size() - 1).detail()).endsWith("Snapshots that stay: 3.");
    }
}
