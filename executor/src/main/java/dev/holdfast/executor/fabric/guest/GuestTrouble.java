package dev.holdfast.executor.fabric.guest;

import java.util.Optional;

/**
 * What can go wrong in a machine, or between it and the service, after it was described: THE list. A trouble lasts whatever the
 * declaration says of the machine.
 */
public enum GuestTrouble {
    /** It was stopped. */
    NOT_RUNNING("not-running"),
    /** Some of its writers fail (Windows). */
    WRITERS_FAIL("writers-fail"),
    /** Its scripts end with an error (Linux). */
    SCRIPTS_FAIL("scripts-fail"),
    /** Its agent does not answer. */
    AGENT_SILENT("agent-silent"),
    /** Its agent answers, but neither applications nor file systems can be made ready for a snapshot. */
    FREEZE_FAILS("freeze-fails"),
    /** Its extension for snapshots does not reach the service. */
    NO_NETWORK("no-network"),
    /** It is not there any more. */
    GONE("gone"),
    /** A policy of the organisation forbids the extension. */
    FORBIDDEN("forbidden"),
    /** A lock on its resource group stands in the way. */
    LOCKED("locked"),
    /** The service may not read the keys of its disks. */
    KEYS_REFUSED("keys-refused");

    private final String word;

    GuestTrouble(String word) {
        this.word = word;
    }

    /** The word used in documents and state. */
    public String word() {
        return word;
    }

    /** The constant with this word. */
    public static Optional<GuestTrouble> of(String word) {
        for (GuestTrouble constant : values()) {
            if (constant.word.equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
