package dev.holdfast.executor.fabric.content;

/**
 * A file of a point, as the simulated content knows it: a named range of extents of a disk.
 *
 * @param name what to call it
 * @param disk name of the disk
 * @param first its first extent, 0 or more
 * @param last its last extent, inclusive, not before the first
 */
public record FileRange(String name, String disk, long first, long last) {
    public FileRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("not a range of extents: " + first + "-" + last);
        }
    }
}
