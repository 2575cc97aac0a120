package dev.holdfast.executor.fabric.simulated.metering;

import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import java.util.Collection;
import java.util.Optional;

/**
 * Blocks that points hold together, each once: everything of the oldest, and of each further one what changed since the one before
 * it. Because what was overwritten never comes back, it is enough to look at a point's neighbours when it comes or goes. Vaults
 * store less than they are sent; snapshots are as large as the data.
 */
final class StoredBlocks {

    private StoredBlocks() {}

    /** Bytes that only a point holds between its neighbours in a tier. */
    static long alone(
            WorldMachine machine,
            byte tier,
            Optional<WorldPoint> before,
            WorldPoint point,
            Optional<WorldPoint> after) {
        long with = since(machine, tier, before, point);
        return after.isEmpty()
                ? with
                : with
                        + since(machine, tier, Optional.of(point), after.get())
                        - since(machine, tier, before, after.get());
    }

    /** What points hold together in a tier; they come in the order of their captures. */
    static long together(WorldMachine machine, byte tier, Collection<WorldPoint> points) {
        long bytes = 0;
        Optional<WorldPoint> before = Optional.empty();
        for (WorldPoint point : points) {
            bytes = Math.addExact(bytes, since(machine, tier, before, point));
            before = Optional.of(point);
        }
        return bytes;
    }

    /** Follows from the two points alone, so that nothing is left when all have gone. */
    private static long since(WorldMachine machine, byte tier, Optional<WorldPoint> before, WorldPoint point) {
        if (tier == WorldPoint.INSTANT) {
            return before.isPresent() ? machine.changedBytes(before.get(), point) : machine.usedBytes(point);
        }
        return before.isPresent() ? machine.storedBytes(before.get(), point) : machine.storedBytes(point);
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
