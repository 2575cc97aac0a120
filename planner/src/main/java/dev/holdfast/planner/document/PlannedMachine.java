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

    private static final int MOST_REDUCTION = 99;

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
     * @param content how the content behaves otherwise; absent if it does as usual
     */
    public record PlannedDisk(
            String name,
            boolean os,
            long sizeBytes,
            long usedBytes,
            long churnBytesPerDay,
            Optional<PlannedContent> content) {}

    /**
     * How the content of a disk behaves.
     *
     * @param writes word of the pattern by which it is written
     * @param growthBytesPerDay what comes to the used data each day, until the disk is full
     * @param reductionPercent by how many hundredths less a vault stores of the data, 0 to 99
     */
    public record PlannedContent(String writes, long growthBytesPerDay, int reductionPercent) {
        public PlannedContent {
            if (growthBytesPerDay < 0 || reductionPercent < 0 || reductionPercent > MOST_REDUCTION) {
                throw new IllegalArgumentException("growth is 0 or more and a reduction 0 to " + MOST_REDUCTION + ": "
                        + growthBytesPerDay + ", " + reductionPercent);
            }
        }
    }
}
