package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.storage.DiskContent;
import java.util.Optional;

/** Counts bytes of disks: all of them, or those that differ between two captures. */
final class Content {

    /** Changes are found and moved in whole extents of this size. */
    static final long EXTENT = 4L << 20;

    private static final double DAY = 86_400;

    private Content() {}

    /** Bytes in use on all disks. */
    static long full(DiskSet disks) {
        long bytes = 0;
        for (DiskSet.Content disk : disks.disks()) {
            bytes = Math.addExact(bytes, disk.usedBytes());
        }
        return bytes;
    }

    /** Bytes of {@code now} that {@code before} does not hold, {@code seconds} earlier; a disk that was not there counts in full. */
    static long changed(DiskSet before, DiskSet now, long seconds) {
        long bytes = 0;
        for (DiskSet.Content disk : now.disks()) {
            long own = before.equals(now) || contains(before, disk.name()) ? changed(disk, seconds) : disk.usedBytes();
            bytes = Math.addExact(bytes, own);
        }
        return bytes;
    }

    /** What {@link DiskContent#changed} says, in whole extents. */
    private static long changed(DiskSet.Content disk, long seconds) {
        double unique = new DiskContent(disk.usedBytes(), disk.churnBytesPerDay()).changed(seconds / DAY);
        long extents = (long) StrictMath.ceil(unique / EXTENT);
        return Math.min(disk.usedBytes(), extents * EXTENT);
    }

    private static boolean contains(DiskSet disks, String name) {
        for (DiskSet.Content disk : disks.disks()) {
            if (disk.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes only this point holds: what changed since the point before it in its item, or everything for the first. */
    static long size(WorldMachine machine, Optional<WorldPoint> before, WorldPoint point) {
        DiskSet now = machine.diskSets().get(point.disks());
        return before.map(older ->
                        changed(machine.diskSets().get(older.disks()), now, point.captured() - older.captured()))
                .orElseGet(() -> full(now));
    }

    /** Bytes to send for a capture: what changed since the bytes that were last sent there, or everything. */
    static long toMove(WorldMachine machine, WorldItem item, long captured, int generation, long clock) {
        DiskSet now = machine.diskSets().get(generation);
        boolean chain = item.lastMoved() != WorldItem.NEVER
                && item.lastMoved() < captured
                && (item.busyUntil() > clock || holdsVaultPoint(item));
        return chain
                ? changed(machine.diskSets().get(item.lastMovedDisks()), now, captured - item.lastMoved())
                : full(now);
    }

    private static boolean holdsVaultPoint(WorldItem item) {
        for (int i = item.points().size() - 1; i >= 0; i--) {
            if (item.points().get(i).isIn(WorldPoint.VAULT)) {
                return true;
            }
        }
        return false;
    }
}
