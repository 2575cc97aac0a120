package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricLimitContract;
import dev.holdfast.executor.fabric.world.World;

class SimulatedLimitTest extends FabricLimitContract {

    @Override
    protected Fabric create() {
        return new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
    }
}
