package dev.holdfast.executor.fabric.content;

/** The pieces in which content is written, compared and moved. */
public final class Extents {

    /** Bytes of an extent. */
    public static final long SIZE = 4L << 20;

    private Extents() {}

    /** Extents that hold this many bytes; the last may be partly used. */
    public static long of(long bytes) {
        return bytes / SIZE + (bytes % SIZE > 0 ? 1 : 0);
    }

    /** Bytes moved for this many extents of a disk: whole extents, but never more than the disk holds. */
    public static long bytes(long extents, long usedBytes) {
        return extents >= of(usedBytes) ? usedBytes : extents * SIZE;
    }
}
