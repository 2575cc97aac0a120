package dev.holdfast.executor.fabric;

import dev.holdfast.executor.fabric.content.Extents;
import dev.holdfast.executor.fabric.content.FileRange;
import dev.holdfast.planner.state.Tier;
import java.util.List;

/**
 * What a restore of a point in a region finds.
 *
 * @param point what is restored
 * @param tier the fastest tier from which it can be read there
 * @param region where it is restored, lower case
 * @param crossRegion true if it is read from the paired region's replica of its vault
 * @param disks what it holds, in the order of the machine
 * @param excludedDisks disks of the machine that its backups leave out
 * @param encryption word of the kind of encryption of its disks: {@code platform}, {@code customer}, {@code disk-encryption}
 */
public record RestoreSource(
        PointReference point,
        Tier tier,
        String region,
        boolean crossRegion,
        List<PointDisk> disks,
        List<String> excludedDisks,
        String encryption) {
    public RestoreSource {
        disks = List.copyOf(disks);
        excludedDisks = List.copyOf(excludedDisks);
    }

    private long usedBytes() {
        long bytes = 0;
        for (PointDisk disk : disks) {
            bytes = Math.addExact(bytes, disk.usedBytes());
        }
        return bytes;
    }

    /**
     * Bytes that a restore moves.
     *
     * @param files what is restored of it; empty for all of its disks. Extents behind the end of a disk hold nothing.
     */
    public long bytes(List<FileRange> files) {
        if (files.isEmpty()) {
            return usedBytes();
        }
        long bytes = 0;
        for (FileRange file : files) {
            for (PointDisk disk : disks) {
                if (disk.name().equals(file.disk())) {
                    long behind = Math.min(file.last() + 1, Extents.of(disk.usedBytes()));
                    bytes = Math.addExact(bytes, Extents.SIZE * Math.max(0, behind - file.first()));
                }
            }
        }
        return bytes;
    }
}
