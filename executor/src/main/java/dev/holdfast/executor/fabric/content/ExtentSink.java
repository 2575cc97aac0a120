package dev.holdfast.executor.fabric.content;

/** Takes extents one by one. */
@FunctionalInterface
public interface ExtentSink {

    /** The stamp of an extent that holds nothing. */
    long CLEAR = 0;

    /**
     * An extent holds this now; a later call for the same extent replaces an earlier one.
     *
     * @param extent index on the disk, 0 or more
     * @param stamp of its last write, or {@link #CLEAR}
     */
    void put(long extent, long stamp);
}
