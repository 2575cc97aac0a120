package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.WorldOrigin;
import dev.holdfast.executor.lease.Tenure;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What worlds are made with, and the profile that this stands for. */
final class Origins {

    private Origins() {}

    /**
     * The origin of a new world: the profile of this process, and a seed that follows from the estate, so that the same
     * declaration has the same history.
     */
    static WorldOrigin of(Access access, String estate) {
        UUID seed = UUID.nameUUIDFromBytes(estate.getBytes(StandardCharsets.UTF_8));
        return new WorldOrigin(access.profile().get().name(), seed.getMostSignificantBits());
    }

    /** Tells a new record from every other, also one of an estate of the same name. */
    static String lineage(String estate, String digest, Tenure held) {
        String seed = estate + "\n" + digest + "\n" + held.holder().id() + "\n" + held.fence();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The profile of a world that is there. */
    static ServiceProfile profile(Access access, World world) {
        String name = world.origin().profile();
        ServiceProfile own = access.profile().get();
        return own.name().equals(name) ? own : ServiceProfiles.named(name).orElse(own);
    }
}
