package dev.holdfast.executor.fabric;

/**
 * A disk of a machine.
 *
 * @param name unique in the machine
 * @param os true for the disk the machine starts from
 * @param sizeBytes provisioned, 0 or more
 * @param usedBytes in use, 0 or more
 * @param churnBytesPerDay rewritten per day, 0 or more
 */
public record MachineDisk(String name, boolean os, long sizeBytes, long usedBytes, long churnBytesPerDay) {
    public MachineDisk {
        if (sizeBytes < 0 || usedBytes < 0 || churnBytesPerDay < 0) {
            throw new IllegalArgumentException("a disk's figures must not be negative: " + name + " " + sizeBytes + " "
                    + usedBytes + " " + churnBytesPerDay);
        }
    }
}
