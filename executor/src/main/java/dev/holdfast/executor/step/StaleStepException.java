package dev.holdfast.executor.step;

/** A step is left out because the world changed since it was planned; the message says how. Nothing was done. */
public final class StaleStepException extends Exception {

    private static final long serialVersionUID = 1L;

    public StaleStepException(String message) {
        super(message);
    }
}
