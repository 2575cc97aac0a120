package dev.holdfast.executor.fabric;

/** Where a long operation stands. */
public enum JobStatus {
    /** It goes on while the fabric's clock moves. */
    RUNNING,
    /** It ended well. */
    COMPLETED,
    /** It ended badly, or what it worked on is gone. */
    FAILED
}
