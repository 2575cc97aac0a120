package dev.holdfast.executor.database;

/** The record cannot be read or written; the message names the database, says what happened and what to do. */
public final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean damage;

    public StateException(String message) {
        super(message);
        this.damage = false;
    }

    public StateException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private StateException(String message, Throwable cause, boolean damage) {
        super(message, cause);
        this.damage = damage;
    }

    /**
     * What is stored is not what was written; the database adds how to go back.
     *
     * @param message says what is damaged
     */
    public static StateException damaged(String message, Throwable cause) {
        return new StateException(message, cause, true);
    }

    /** True if what is stored is not what was written, and the message does not yet say how to go back. */
    boolean isDamage() {
        return damage;
    }
}
