package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.lease.Holder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How this process comes to record and world.
 *
 * @param place where they are kept
 * @param databases opens them
 * @param holder under which name this process writes
 * @param commits told of every transaction that writes
 * @param kill ends this process at once, where a scenario of the world says so
 * @param service what stands between this process and the simulated service
 * @param profile limits and timings of the simulated service; asked for only when the world is touched
 */
public record Access(
        DatabasePlace place,
        Databases databases,
        Holder holder,
        Commits commits,
        Runnable kill,
        UnaryOperator<Fabric> service,
        Supplier<ServiceProfile> profile) {

    /** Calls that the service counts over time. */
    ServiceProfile.Quotas quotas() {
        return profile.get().limits().quotas();
    }
}
