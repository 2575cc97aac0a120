package dev.holdfast.executor.fabric.simulated.metering;

import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import java.util.Optional;

/**
 * Blocks that points hold together, each once: everything of the oldest, and of each further one what changed since the one before
 * it. Because what was overwritten never comes back, it is enough to look at a point's neighbours when it comes or goes.
 */
final class StoredBlocks {

    private StoredBlocks() {}

    /** Bytes that only a point holds between its neighbours in a tier. */
    static long alone(WorldMachine machine, Optional<WorldPoint> before, WorldPoint point, Optional<WorldPoint> after) {
        long with = since(machine, before, point);
        return after.isEmpty()
                ? with
                : with + machine.changedBytes(point, after.get()) - since(machine, before, after.get());
    }

    private static long since(WorldMachine machine, Optional<WorldPoint> before, WorldPoint point) {
        return before.isPresent() ? machine.changedBytes(before.get(), point) : machine.usedBytes(point);
    }

    /** The newest point of an item in a tier captured before a second. */
    static Optional<WorldPoint> before(WorldItem item, long captured, byte tier) {
        Optional<WorldPoint> found = item.before(captured);
        while (found.isPresent() && !holds(found.get(), tier)) {
            found = item.before(found.get().captured());
        }
        return found;
    }

    /** The oldest point of an item in a tier captured after a second. */
    static Optional<WorldPoint> after(WorldItem item, long captured, byte tier) {
        Optional<WorldPoint> found = item.after(captured);
        while (found.isPresent() && !holds(found.get(), tier)) {
            found = item.after(found.get().captured());
        }
        return found;
    }

    /** True if the bytes of a point really are in a tier. */
    static boolean holds(WorldPoint point, byte tier) {
        return (point.holdings() & tier) != 0;
    }
}
