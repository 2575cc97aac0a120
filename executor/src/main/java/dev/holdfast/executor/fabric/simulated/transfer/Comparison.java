package dev.holdfast.executor.fabric.simulated.transfer;

/** How a transfer finds out what to move. */
public enum Comparison {
    /** The reference snapshot is there: the service knows which extents were written since. */
    TRACKED,
    /** The reference is in the vault, its snapshot is gone: everything is read and compared by checksums. */
    CHECKSUM,
    /** There is no reference: everything is moved. */
    FULL
}
