package dev.holdfast.executor.fabric.content;

/**
 * What a disk holds at one moment.
 *
 * @param usedBytes in use
 * @param extents what is in them
 */
public record DiskImage(long usedBytes, ExtentMap extents) {

    /** What a disk holds at a second. Takes a time that grows with the disk. */
    public static DiskImage of(WrittenDisk disk, long second) {
        ExtentMap.Edit edit = ExtentMap.EMPTY.edit();
        disk.whole(second, edit);
        return new DiskImage(disk.usedBytes(second), edit.map());
    }

    /** Bytes to move where {@code before} is there: whole extents that differ and are not clear. */
    public long changedBytes(DiskImage before) {
        long[] written = new long[1];
        extents.differences(before.extents, (extent, stamp) -> written[0] += stamp == ExtentSink.CLEAR ? 0 : 1);
        return Extents.bytes(written[0], usedBytes);
    }
}
