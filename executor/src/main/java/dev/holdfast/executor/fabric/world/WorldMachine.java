package dev.holdfast.executor.fabric.world;

import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.guest.GuestTrouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A machine of the world, what its backups contained over time, and what goes wrong in it. */
public final class WorldMachine {

    /** A trouble that does not end by itself. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    private Machine machine;
    private final List<DiskSet> diskSets;
    private final SortedMap<GuestTrouble, Long> troubles = new TreeMap<>();
    private boolean extension;

    /** A machine; {@code diskSets} in the order of their generations, may be empty. */
    public WorldMachine(Machine machine, List<DiskSet> diskSets) {
        this.machine = machine;
        this.diskSets = new ArrayList<>(diskSets);
    }

    /** Sets what is stored beside machine and disks. */
    WorldMachine restored(SortedMap<GuestTrouble, Long> known, boolean installed) {
        troubles.putAll(known);
        extension = installed;
        return this;
    }

    /** The same machine under another address. */
    WorldMachine named(String address) {
        return new WorldMachine(machine.at(address), diskSets).restored(troubles, extension);
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
