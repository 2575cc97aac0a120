package dev.holdfast.planner.document;

/** Bytes that should be a plan document are not, or were changed; the message says which and what to do. */
public final class PlanDocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    public PlanDocumentException(String message) {
        super(message);
    }
}
