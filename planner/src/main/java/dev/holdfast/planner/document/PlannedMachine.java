package dev.holdfast.planner.document;

import java.util.List;
import java.util.Optional;

/**
 * What a fabric must know of a machine to protect it.
 *
 * @param machine its address
 * @param resourceId cloud id; absent if it has none
 * @param name as its source spells it
 * @param region where it runs
 * @param os word of the operating system
 * @param disks its disks that hold data, temporary ones left out
 * @param guest what else decides how its backups go; absent if everything is as usual
 */
public record PlannedMachine(
        String machine,
        Optional<String> resourceId,
        String name,
        String region,
        String os,
        List<PlannedDisk> disks,
        Optional<PlannedGuest> guest) {

    public PlannedMachine {
        disks = List.copyOf(disks);
    }

    /**
     * A disk.
     *
     * @param name unique in the machine
     * @param os true for the disk the machine starts from
     * @param sizeBytes provisioned
     * @param usedBytes in use
     * @param churnBytesPerDay rewritten per day
     */
    public record PlannedDisk(String name, boolean os, long sizeBytes, long usedBytes, long churnBytesPerDay) {}
}
