package dev.holdfast.executor.fabric;

/**
 * A disk of a machine. What is in use grows from when it is described first, or with other bytes in use, until the disk is full.
 *
 * @param name unique in the machine
 * @param os true for the disk the machine starts from
 * @param sizeBytes provisioned, 0 or more
 * @param usedBytes in use when it is described, 0 or more
 * @param writing how it is written
 * @param reductionPercent by how much less a vault stores than it is sent, 0 to 99: what it compresses and finds to have
 */
public record MachineDisk(
        String name, boolean os, long sizeBytes, long usedBytes, DiskWriting writing, int reductionPercent) {
    public MachineDisk {
        if (sizeBytes < 0 || usedBytes < 0) {
            throw new IllegalArgumentException(
                    "a disk's figures must not be negative: " + name + " " + sizeBytes + " " + usedBytes);
        }
        if (reductionPercent < 0 || reductionPercent > 99) {
            throw new IllegalArgumentException("a vault stores 0 to 99 percent less: " + name + " " + reductionPercent);
        }
    }

    /** A disk that is written evenly, does not grow and is stored as it is. */
    public MachineDisk(String name, boolean os, long sizeBytes, long usedBytes, long churnBytesPerDay) {
        this(name, os, sizeBytes, usedBytes, DiskWriting.even(churnBytesPerDay), 0);
    }

    /** Rewritten per day. */
    public long churnBytesPerDay() {
        return writing.churnBytesPerDay();
    }

    /** The disk with another size and another part of it in use. */
    public MachineDisk sized(long otherSize, long otherUsed) {
        return new MachineDisk(name, os, otherSize, otherUsed, writing, reductionPercent);
    }
}
