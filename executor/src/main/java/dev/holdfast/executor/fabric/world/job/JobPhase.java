package dev.holdfast.executor.fabric.world.job;

import java.util.Optional;

/** What a job in flight is doing: THE list. A world stores the code, so codes never change. */
public enum JobPhase {
    /** Snapshots are taken; on a first backup the extension is installed before. */
    SNAPSHOT(0),
    /** Bytes move. */
    TRANSFER(1),
    /** An attempt has failed; the next one comes. */
    WAITING(2);

    private final int code;

    JobPhase(int code) {
        this.code = code;
    }

    /** The number that is stored. */
    public int code() {
        return code;
    }

    /** The phase with this code. */
    public static Optional<JobPhase> of(long code) {
        for (JobPhase phase : values()) {
            if (phase.code == code) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
