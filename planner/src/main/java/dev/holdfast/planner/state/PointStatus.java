package dev.holdfast.planner.state;

import java.util.Optional;

/** Whether a recovery point can be trusted. */
public enum PointStatus {
    /** The job completed and the digest metadata match. */
    GOOD("good"),
    FAILED("failed"),
    /** Some disks are missing. */
    PARTIAL("partial"),
    /** A copy in flight, or the check failed to run. */
    UNVERIFIED("unverified");

    private final String word;

    PointStatus(String word) {
        this.word = word;
    }

    /** The word used in documents and state. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<PointStatus> of(String word) {
        for (PointStatus constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
