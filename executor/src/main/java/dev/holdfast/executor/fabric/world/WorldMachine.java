package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    /** The set the next backup contains. */
    public DiskSet currentDisks() {
        return diskSets.get(diskSets.size() - 1);
    }

    /**
     * Describes the machine anew.
     *
     * @param contents disks that backups contain from now on
     * @return true if anything changed
     */
    public boolean describe(Machine now, List<DiskSet.Content> contents) {
        boolean changed = !machine.equals(now);
        machine = now;
        if (diskSets.isEmpty() || !currentDisks().disks().equals(contents)) {
            diskSets.add(new DiskSet(diskSets.size(), contents));
            changed = true;
        }
        return changed;
    }
}
