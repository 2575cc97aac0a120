package dev.holdfast.executor.workspace;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.Databases;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.job.FinishedJob;
import dev.holdfast.executor.fabric.world.job.JobKind;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.planner.state.ItemKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Puts failed backup jobs into a stored world, as a service with faults would have left them. */
public final class FailedJobs {

    /** An error of a real backup job of the service, as its job list told it. */
    public static final String RESOURCE_NOT_FOUND =
            "ResourceNotFound: Could not perform the operation as VM no longer exists.";

    private FailedJobs() {}

    /**
     * Adds jobs that failed one hour apart, the last of them now.
     *
     * @param directory where the database is
     * @param count how many
     * @param detail code and message
     */
    public static void add(Path directory, String estate, ItemKey item, int count, String detail)
            throws StateException {
        try (Database database = new Databases(() -> Instant.EPOCH, Map.of())
                .open(DatabasePlace.in(directory))
                .orElseThrow()) {
            database.write(c -> {
                try {
                    World world = WorldStore.load(c, estate).orElseThrow();
                    for (int i = count - 1; i >= 0; i--) {
                        long start = world.clock() - i * 3_600L;
                        world.jobs().note(new FinishedJob(JobKind.BACKUP, item, start, start, false, 0, detail));
                    }
                    WorldStore.save(c, estate, world);
                    return world;
                } catch (WorldStoreException e) {
                    throw new StateException("the world of a test", e);
                }
            });
        }
    }
}
