package dev.holdfast.executor.fabric.world.store;

/** A stored world could not be read or written. The message is a full sentence. */
public final class WorldStoreException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With what the store said. */
    public WorldStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
