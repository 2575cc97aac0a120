package dev.holdfast.dsl.model.machine;

import java.util.Optional;

/** The state the cloud reports for the resource itself. */
public enum ProvisioningState {
    SUCCEEDED("succeeded"),
    UPDATING("updating"),
    /** Backups are retried until it is done. */
    CREATING("creating"),
    /** Backups are retried; the machine will vanish. */
    DELETING("deleting"),
    FAILED("failed"),
    UNAVAILABLE("unavailable"),
    UNKNOWN("unknown");

    private final String word;

    ProvisioningState(String word) {
        this.word = word;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The constant with this word, exactly as written in a declaration. */
    public static Optional<ProvisioningState> of(String word) {
        for (ProvisioningState constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
