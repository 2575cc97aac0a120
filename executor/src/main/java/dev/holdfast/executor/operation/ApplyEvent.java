package dev.holdfast.executor.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of an apply.
 *
 * @param phase what happens to the operation
 * @param action word such as {@code create}, {@code copy} or {@code prune}; empty for a wait that holds up none of them
 * @param address object, or point, it is about; empty where the action is
 * @param done operations finished so far
 * @param total operations of the plan
 * @param message why it failed, was skipped or waits; empty otherwise
 * @param until when a wait ends on the fabric's clock; empty otherwise, and if the service does not tell its time
 */
public record ApplyEvent(
        Phase phase, String action, String address, int done, int total, String message, Optional<Instant> until) {

    /** The phases of an operation. */
    public enum Phase {
        STARTED,
        /** The service cannot take it yet, or failed and is tried again later. */
        WAITING,
        DONE,
        FAILED,
        SKIPPED,
        /** It was begun, and nobody knows what became of it. */
        UNKNOWN
    }

    /** Anything but a wait. */
    public ApplyEvent(Phase phase, String action, String address, int done, int total, String message) {
        this(phase, action, address, done, total, message, Optional.empty());
    }
}
