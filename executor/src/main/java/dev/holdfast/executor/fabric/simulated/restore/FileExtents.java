package dev.holdfast.executor.fabric.simulated.restore;

import dev.holdfast.executor.fabric.FileRange;
import dev.holdfast.executor.fabric.PointDisk;
import dev.holdfast.executor.fabric.content.Extents;
import java.util.List;

/** What files of a point weigh. */
final class FileExtents {

    private FileExtents() {}

    /** Bytes that a restore of these files moves; extents behind the end of a disk hold nothing. */
    static long bytes(List<FileRange> files, List<PointDisk> disks) {
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
