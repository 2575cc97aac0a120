package dev.holdfast.executor.fabric.world;

import java.util.List;

/**
 * The disks a backup of a machine contains, at one time. Points refer to it by its generation.
 *
 * @param generation 0 for the first set of the machine, then counting up
 * @param disks included disks in the machine's order
 */
public record DiskSet(int generation, List<Content> disks) {
    public DiskSet {
        disks = List.copyOf(disks);
    }

    /**
     * What matters of a disk's content.
     *
     * @param name of the disk
     * @param usedBytes in use
     * @param churnBytesPerDay rewritten per day
     */
    public record Content(String name, long usedBytes, long churnBytesPerDay) {}
}
