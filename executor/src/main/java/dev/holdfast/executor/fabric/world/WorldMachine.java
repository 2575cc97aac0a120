package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.MachineDisk;
import dev.holdfast.executor.fabric.content.Mix;
import dev.holdfast.executor.fabric.content.WritePattern;
import dev.holdfast.executor.fabric.content.WrittenDisk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A machine of the world, and what its backups contained over time. */
public final class WorldMachine {

    private Machine machine;
    private final List<DiskSet> diskSets;

    /** A machine; {@code diskSets} in the order of their generations, may be empty. */
    public WorldMachine(Machine machine, List<DiskSet> diskSets) {
        this.machine = machine;
        this.diskSets = new ArrayList<>(diskSets);
    }

    /** The same machine under another address. */
    WorldMachine named(String address) {
        Machine known = new Machine(
                address, machine.resourceId(), machine.name(), machine.region(), machine.os(), machine.disks());
        return new WorldMachine(known, diskSets);
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

    /** The set that a capture at a second contains. */
    public DiskSet disksAt(long second) {
        int generation = diskSets.size() - 1;
        while (generation > 0 && diskSets.get(generation).since() > second) {
            generation--;
        }
        return diskSets.get(generation);
    }

    /**
     * Describes the machine anew. Content goes on as it was on disks whose figures stay the same; what happened to it
     * otherwise, such as a burst, stays as it is then.
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
                disks.add(WrittenDisk.fresh(
                        disk.name(),
                        disk.usedBytes(),
                        disk.churnBytesPerDay(),
                        WritePattern.UNIFORM,
                        origin(disk.name()),
                        second));
            } else if (machine.disks().contains(disk)) {
                disks.add(known.get());
            } else {
                disks.add(
                        known.get().described(disk.usedBytes(), disk.churnBytesPerDay(), origin(disk.name()), second));
            }
        }
        machine = now;
        if (diskSets.isEmpty() || !currentDisks().disks().equals(disks)) {
            written(disks, second);
            changed = true;
        }
        return changed;
    }

    /** These disks hold something else, or are written in another way, from a second on. */
    public void written(List<WrittenDisk> disks, long second) {
        diskSets.add(new DiskSet(diskSets.size(), second, disks));
    }

    /** Names what is written on a disk in the next set as nothing before was named. */
    public long origin(String disk) {
        return origin(machine.address(), disk, diskSets.size());
    }

    /** Names what is written on a disk of a machine in a set. */
    static long origin(String machine, String disk, int generation) {
        return Mix.of(Mix.of(Mix.of(machine), Mix.of(disk)), generation);
    }
}
