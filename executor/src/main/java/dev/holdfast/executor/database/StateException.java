package dev.holdfast.executor.database;

/** The record cannot be read or written; the message names the database, says what happened and what to do. */
public final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
