package dev.holdfast.dsl.quantity;

/** A text that should be a quantity is not; the message says what is wrong and what could be written instead. */
public final class QuantityException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A full sentence or two for the user. */
    public QuantityException(String message) {
        super(message);
    }
}
