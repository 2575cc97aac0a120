package dev.holdfast.executor.fabric;

import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.FileRange;

/**
 * A disk that a recovery point holds.
 *
 * @param name as the machine called it at the capture
 * @param os true for the disk the machine started from
 * @param sizeBytes provisioned, 0 or more
 * @param usedBytes in use at the capture, 0 or more: what a restore moves
 */
public record PointDisk(String name, boolean os, long sizeBytes, long usedBytes) {

    public PointDisk {
        if (sizeBytes < 0 || usedBytes < 0) {
            throw new IllegalArgumentException(
                    "sizes must not be negative: " + name + " " + sizeBytes + " " + usedBytes);
        }
    }

    /** True if the disk holds all extents of a range; what lies behind its content is no file. */
    public boolean holds(FileRange file) {
        return file.disk().equals(name) && file.last() < Extents.of(usedBytes);
    }
}
