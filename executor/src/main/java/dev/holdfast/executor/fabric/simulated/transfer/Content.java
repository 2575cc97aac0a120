package dev.holdfast.executor.fabric.simulated.transfer;

import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.PointStatus;
import java.util.Optional;

/** Counts bytes of disks: all of them, or those that differ between two captures. */
public final class Content {

    private Content() {}

    /** Bytes in use on all disks of a point. */
    public static long full(WorldMachine machine, WorldPoint point) {
        return machine.usedBytes(point);
    }

    /** Bytes of a point that another one, captured before or after it, does not hold. */
    public static long changed(WorldMachine machine, WorldPoint other, WorldPoint point) {
        return machine.changedBytes(other, point);
    }

    /** The disks of a point and how they are written. */
    static DiskSet disks(WorldMachine machine, WorldPoint point) {
        return machine.disks(point);
    }

    /** Bytes only this point holds: what changed since the point before it in its item, or everything for the first. */
    public static long size(WorldMachine machine, Optional<WorldPoint> before, WorldPoint point) {
        return before.isPresent() ? changed(machine, before.get(), point) : full(machine, point);
    }

    /**
     * What a copy is compared with: the nearest point, before or after it, that can be relied on in both vaults, if that
     * spares bytes; of two the one that spares more. What is on its way to the target is there by then.
     */
    static Optional<WorldPoint> nearestCommon(
            WorldMachine machine, WorldItem source, WorldItem target, WorldPoint point) {
        Optional<WorldPoint> before = target.before(point.captured());
        while (before.isPresent() && !isCommon(source, before.get())) {
            before = target.before(before.get().captured());
        }
        Optional<WorldPoint> after = target.after(point.captured());
        while (after.isPresent() && !isCommon(source, after.get())) {
            after = target.after(after.get().captured());
        }
        long least = full(machine, point);
        Optional<WorldPoint> nearest = Optional.empty();
        if (before.isPresent() && changed(machine, before.get(), point) < least) {
            least = changed(machine, before.get(), point);
            nearest = before;
        }
        return after.isPresent() && changed(machine, after.get(), point) < least ? after : nearest;
    }

    private static boolean isCommon(WorldItem source, WorldPoint there) {
        boolean comes = there.isGood() || there.status() == PointStatus.UNVERIFIED;
        return comes && source.at(there.captured()).filter(WorldPoint::isGood).isPresent();
    }
}
