package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.DiskWriting;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.content.Mix;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import dev.holdfast.executor.fabric.guest.GuestTrouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine of the world, what its backups contained over time, and what goes wrong in it. */
public final class WorldMachine {

    /** A trouble that does not end by itself. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    private Machine machine;
    private final List<DiskSet> diskSets;
    private final SortedMap<GuestTrouble, Long> troubles = new TreeMap<>();
    private boolean extension;
    private boolean enhanced;
    private boolean reduced;
    private @Nullable Counted counted;

    /** Bytes that differ between two captures. A job, its transfer and the meters ask for the same ones after each other. */
    private record Counted(int there, long then, int here, long now, long bytes, long stored) {
        boolean isOf(WorldPoint other, WorldPoint point) {
            return then == other.captured()
                    && now == point.captured()
                    && there == other.disks()
                    && here == point.disks();
        }
    }

    /** A machine; {@code diskSets} in the order of their generations, may be empty. */
    public WorldMachine(Machine machine, List<DiskSet> diskSets) {
        this.machine = machine;
        this.diskSets = new ArrayList<>(diskSets);
        this.reduced = diskSets.stream().anyMatch(WorldMachine::isReduced);
    }

    /** Sets what is stored beside machine and disks. */
    public WorldMachine restored(SortedMap<GuestTrouble, Long> known, boolean installed, boolean wasEnhanced) {
        troubles.putAll(known);
        extension = installed;
        enhanced = wasEnhanced;
        return this;
    }

    /** The same machine under another address. */
    WorldMachine named(String address) {
        return new WorldMachine(machine.at(address), diskSets).restored(troubles, extension, enhanced);
    }

    /** What it is now. */
    public Machine machine() {
        return machine;
    }

    /** Every set of disks its points may refer to, by generation. */
    public List<DiskSet> diskSets() {
        return Collections.unmodifiableList(diskSets);
    }

    /** The newest set. */
    public DiskSet currentDisks() {
        return diskSets.get(diskSets.size() - 1);
    }

    /** True once the extension for snapshots is installed. */
    public boolean hasExtension() {
        return extension;
    }

    /** What goes wrong in it, each with the second at which that ends, or {@link #FOR_GOOD}. */
    public SortedMap<GuestTrouble, Long> troubles() {
        return Collections.unmodifiableSortedMap(troubles);
    }

    /** What goes wrong in it at a second. */
    public Set<GuestTrouble> troublesAt(long second) {
        Set<GuestTrouble> now = EnumSet.noneOf(GuestTrouble.class);
        troubles.forEach((trouble, until) -> {
            if (second < until) {
                now.add(trouble);
            }
        });
        return now;
    }

    /** Something goes wrong in it until then, or {@link #FOR_GOOD}; tell {@link World#touched}. */
    public void trouble(GuestTrouble trouble, long until) {
        troubles.put(trouble, until);
    }

    /** Something goes wrong in it no more; tell {@link World#touched}. */
    public void mend(GuestTrouble trouble) {
        troubles.remove(trouble);
    }

    /** The extension for snapshots is installed; tell {@link World#touched}. */
    public void extensionInstalled() {
        extension = true;
    }

    /** True once it was protected under an enhanced policy, whatever became of that protection. */
    public boolean wasEnhanced() {
        return enhanced;
    }

    /** It is protected under an enhanced policy, which is never forgotten; tell {@link World#touched}. */
    public void becomesEnhanced() {
        enhanced = true;
    }

    /** The set that a capture at a second contains. */
    public DiskSet disksAt(long second) {
        int generation = diskSets.size() - 1;
        while (generation > 0 && diskSets.get(generation).since() > second) {
            generation--;
        }
        return diskSets.get(generation);
    }

    /**
     * Describes the machine anew. Content goes on as it was on disks whose figures stay the same, growth included; what happened
     * to it otherwise, such as a burst, stays as it is then. Where other bytes are described as in use, so many are in use now:
     * more come in addition, and where there were more the disk is written anew. A disk that is described with another pattern is
     * written anew by it. Everything else is only how it goes on from now.
     *
     * @param included disks that backups contain from now on
     * @param second now
     * @return true if anything changed
     */
    public boolean describe(Machine now, List<MachineDisk> included, long second) {
        boolean changed = !machine.equals(now);
        List<WrittenDisk> disks = new ArrayList<>(included.size());
        for (MachineDisk disk : included) {
            Optional<WrittenDisk> known =
                    diskSets.isEmpty() ? Optional.empty() : currentDisks().disk(disk.name());
            if (known.isEmpty()) {
                disks.add(fresh(disk, second));
            } else if (machine.disks().contains(disk)) {
                disks.add(known.get());
            } else {
                disks.add(described(known.get(), disk, second));
            }
        }
        machine = now;
        if (diskSets.isEmpty() || !currentDisks().disks().equals(disks)) {
            written(disks, second);
            changed = true;
        }
        return changed;
    }

    private WrittenDisk fresh(MachineDisk disk, long second) {
        DiskWriting writing = disk.writing();
        long origin = origin(disk.name());
        return WrittenDisk.fresh(
                        disk.name(), disk.usedBytes(), writing.churnBytesPerDay(), writing.pattern(), origin, second)
                .growing(writing.growthBytesPerDay(), disk.sizeBytes(), origin, second)
                .reduced(disk.reductionPercent());
    }

    private WrittenDisk described(WrittenDisk known, MachineDisk disk, long second) {
        DiskWriting writing = disk.writing();
        long origin = origin(disk.name());
        boolean sameUsed = machine.disks().stream()
                .anyMatch(before -> before.name().equals(disk.name()) && before.usedBytes() == disk.usedBytes());
        long used = sameUsed ? known.usedBytes(second) : disk.usedBytes();
        WrittenDisk written = writing.pattern() == known.pattern()
                ? known.described(used, writing.churnBytesPerDay(), origin, second)
                : known.overwritten(used, writing.pattern(), origin, second).rated(writing.churnBytesPerDay(), second);
        return written.growing(writing.growthBytesPerDay(), disk.sizeBytes(), origin, second)
                .reduced(disk.reductionPercent());
    }

    /** These disks hold something else, or are written in another way, from a second on. */
    public void written(List<WrittenDisk> disks, long second) {
        DiskSet set = new DiskSet(diskSets.size(), second, disks);
        diskSets.add(set);
        reduced |= isReduced(set);
    }

    /** Names what is written on a disk in the next set as nothing before was named. */
    public long origin(String disk) {
        return origin(machine.address(), disk, diskSets.size());
    }

    /** Names what is written on a disk of a machine in a set. */
    public static long origin(String machine, String disk, int generation) {
        return Mix.of(Mix.of(Mix.of(machine), Mix.of(disk)), generation);
    }

    /** Bytes in use on all disks of a point. */
    public long usedBytes(WorldPoint point) {
        long bytes = 0;
        for (WrittenDisk disk : disks(point).disks()) {
            bytes = Math.addExact(bytes, disk.usedBytes(point.captured()));
        }
        return bytes;
    }

    /** What a vault stores of all disks of a point; of each disk rounded down. */
    public long storedBytes(WorldPoint point) {
        long bytes = 0;
        for (WrittenDisk disk : disks(point).disks()) {
            bytes = Math.addExact(bytes, disk.storedBytes(disk.usedBytes(point.captured())));
        }
        return bytes;
    }

    /**
     * Bytes of a point that another one, captured before or after it, does not hold: extents that differ and are not clear; a
     * disk that was not there counts in full.
     */
    public long changedBytes(WorldPoint other, WorldPoint point) {
        return changed(other, point).bytes();
    }

    /** What a vault that has a point stores of {@link #changedBytes} of another one; of each disk rounded down. */
    public long storedBytes(WorldPoint other, WorldPoint point) {
        return changed(other, point).stored();
    }

    private Counted changed(WorldPoint other, WorldPoint point) {
        Counted last = counted;
        if (last == null || !last.isOf(other, point)) {
            last = countChanged(other, point);
            counted = last;
        }
        return last;
    }

    private Counted countChanged(WorldPoint other, WorldPoint point) {
        DiskSet there = disks(other);
        long bytes = 0;
        long stored = 0;
        for (WrittenDisk disk : disks(point).disks()) {
            Optional<WrittenDisk> known = there.disk(disk.name());
            long changed = known.isPresent()
                    ? disk.changedBytes(known.get(), other.captured(), point.captured())
                    : disk.usedBytes(point.captured());
            bytes = Math.addExact(bytes, changed);
            stored += disk.storedBytes(changed);
        }
        return new Counted(other.disks(), other.captured(), point.disks(), point.captured(), bytes, stored);
    }

    /** True if a vault stores less of any of its disks, now or in one of its points. */
    public boolean isReduced() {
        return reduced;
    }

    private static boolean isReduced(DiskSet set) {
        return set.disks().stream().anyMatch(disk -> disk.reductionPercent() > 0);
    }

    /** The disks of a point and how they are written. */
    public DiskSet disks(WorldPoint point) {
        return diskSets.get(point.disks());
    }
}
