package dev.holdfast.executor.fabric;

import dev.holdfast.executor.fabric.content.WritePattern;

/**
 * How a disk is written.
 *
 * @param churnBytesPerDay rewritten per day of what is described as in use, 0 or more
 * @param pattern where those writes fall
 * @param growthBytesPerDay that come to what is in use per day, 0 or more
 */
public record DiskWriting(long churnBytesPerDay, WritePattern pattern, long growthBytesPerDay) {
    public DiskWriting {
        if (churnBytesPerDay < 0 || growthBytesPerDay < 0) {
            throw new IllegalArgumentException(
                    "what is written per day must not be negative: " + churnBytesPerDay + " " + growthBytesPerDay);
        }
    }

    /** Written evenly, without growth. */
    public static DiskWriting even(long churnBytesPerDay) {
        return new DiskWriting(churnBytesPerDay, WritePattern.UNIFORM, 0);
    }
}
