package dev.holdfast.dsl.quantity;

/** A text that should be a quantity is not; the message says what is wrong and what could be written instead. */
public final class QuantityException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /** A full sentence or two for the user. */
    public QuantityException(String message) {
        super(message);
        this.detail = message;
    }

    /** The sentences for the user; the same as the message, but never absent. */
    public String detail() {
        return detail;
    }
}
