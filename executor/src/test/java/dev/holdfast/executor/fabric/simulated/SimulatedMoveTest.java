package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricContract;
import dev.holdfast.executor.fabric.FabricMoveContract;
import dev.holdfast.executor.fabric.world.World;
import java.time.Instant;

class SimulatedMoveTest extends FabricMoveContract {

    /** The clock of {@link FabricContract}. */
    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

    @Override
    protected Fabric create() {
        return new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
    }
}
