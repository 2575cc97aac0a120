package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.executor.fabric.world.DiskSet;
import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.storage.DiskContent;
import java.util.Optional;

/** Counts bytes of disks: all of them, or those that differ between two captures. */
public final class Content {

    /** Changes are found and moved in whole extents of this size. */
    public static final long EXTENT = 4L << 20;

    private static final double DAY = 86_400;

    private Content() {}

    /** Bytes in use on all disks. */
    public static long full(DiskSet disks) {
        long bytes = 0;
        for (DiskSet.Content disk : disks.disks()) {
            bytes = Math.addExact(bytes, disk.usedBytes());
        }
        return bytes;
    }

    /**
     * Bytes of {@code now} that {@code before} does not hold, {@code seconds} earlier or later: what changed and what a disk
     * grew by; a disk that was not there counts in full.
     */
    public static long changed(DiskSet before, DiskSet now, long seconds) {
        long bytes = 0;
        for (DiskSet.Content disk : now.disks()) {
            long held = before.equals(now) ? disk.usedBytes() : heldBytes(before, disk.name());
            long grown = Math.max(0, disk.usedBytes() - held);
            bytes = Math.addExact(
                    bytes,
                    grown == disk.usedBytes() ? grown : Math.min(disk.usedBytes(), grown + changed(disk, seconds)));
        }
        return bytes;
    }

    /** What {@link DiskContent#changed} says, in whole extents. */
    private static long changed(DiskSet.Content disk, long seconds) {
        double unique = new DiskContent(disk.usedBytes(), disk.churnBytesPerDay()).changed(seconds / DAY);
        long extents = (long) StrictMath.ceil(unique / EXTENT);
        return Math.min(disk.usedBytes(), extents * EXTENT);
    }

    private static long heldBytes(DiskSet disks, String name) {
        for (DiskSet.Content disk : disks.disks()) {
            if (disk.name().equals(name)) {
                return disk.usedBytes();
            }
        }
        return 0;
    }

    /** Bytes only this point holds: what changed since the point before it in its item, or everything for the first. */
    public static long size(WorldMachine machine, Optional<WorldPoint> before, WorldPoint point) {
        DiskSet now = machine.diskSets().get(point.disks());
        return before.map(older ->
                        changed(machine.diskSets().get(older.disks()), now, point.captured() - older.captured()))
                .orElseGet(() -> full(now));
    }

    /**
     * Bytes a copy moves: what differs from the nearest point, before or after it, that can be relied on in both vaults, or
     * everything if there is none. What is on its way to the target is there by then.
     */
    public static long toCopy(WorldMachine machine, WorldItem source, WorldItem target, WorldPoint point) {
        DiskSet now = machine.diskSets().get(point.disks());
        long least = full(now);
        Optional<WorldPoint> before = target.before(point.captured());
        while (before.isPresent() && !isCommon(source, before.get())) {
            before = target.before(before.get().captured());
        }
        Optional<WorldPoint> after = target.after(point.captured());
        while (after.isPresent() && !isCommon(source, after.get())) {
            after = target.after(after.get().captured());
        }
        if (before.isPresent()) {
            long seconds = point.captured() - before.get().captured();
            least = Math.min(least, changed(machine.diskSets().get(before.get().disks()), now, seconds));
        }
        if (after.isPresent()) {
            long seconds = after.get().captured() - point.captured();
            least = Math.min(least, changed(machine.diskSets().get(after.get().disks()), now, seconds));
        }
        return least;
    }

    private static boolean isCommon(WorldItem source, WorldPoint there) {
        boolean comes = there.isGood() || there.status() == PointStatus.UNVERIFIED;
        return comes && source.at(there.captured()).filter(WorldPoint::isGood).isPresent();
    }

    /** Bytes to send for a capture: what changed since the bytes that were last sent there, or everything. */
    public static long toMove(WorldMachine machine, WorldItem item, long captured, int generation, long clock) {
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
