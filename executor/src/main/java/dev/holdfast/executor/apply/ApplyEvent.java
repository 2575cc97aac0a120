package dev.holdfast.executor.apply;

/**
 * A step of an apply.
 *
 * @param phase what happens to the operation
 * @param action word such as {@code create}, {@code copy} or {@code prune}
 * @param address object, or point, it is about
 * @param done operations finished so far
 * @param total operations of the plan
 * @param message why it failed or was skipped; empty otherwise
 */
public record ApplyEvent(Phase phase, String action, String address, int done, int total, String message) {

    /** The phases of an operation. */
    public enum Phase {
        STARTED,
        DONE,
        FAILED,
        SKIPPED,
        /** It was begun, and nobody knows what became of it. */
        UNKNOWN
    }
}
