package dev.holdfast.executor.fabric;

import java.time.Duration;
import java.util.Optional;

/**
 * A fabric refused or failed. Transient: the same call with the same key may succeed later. Permanent: it will not, until
 * something else changes. Either way the call had no effect.
 */
public final class FabricException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FabricError error;
    private final transient Optional<Duration> retryAfter;
    private final boolean isTransient;

    private FabricException(FabricError error, String detail, boolean isTransient, Optional<Duration> retryAfter) {
        super(error.code() + ": " + detail + " " + error.hint());
        this.error = error;
        this.isTransient = isTransient;
        this.retryAfter = retryAfter;
    }

    /**
     * A refusal that stands.
     *
     * @param detail what is wrong with which thing, a full sentence
     */
    public static FabricException permanent(FabricError error, String detail) {
        return new FabricException(error, detail, false, Optional.empty());
    }

    /**
     * A failure that may pass.
     *
     * @param detail what happened, a full sentence
     * @param retryAfter when to try again at the earliest, on the fabric's clock
     */
    public static FabricException transientFailure(FabricError error, String detail, Duration retryAfter) {
        return new FabricException(error, detail, true, Optional.of(retryAfter));
    }

    /**
     * The fabric as a whole does not answer or cannot keep what it was told.
     *
     * @param detail what happened, a full sentence
     */
    public static FabricException broken(String detail, Throwable cause) {
        FabricException exception = permanent(FabricError.UNAVAILABLE, detail);
        exception.initCause(cause);
        return exception;
    }

    /** Why. */
    public FabricError error() {
        return error;
    }

    /** True if trying again can help. */
    public boolean isTransient() {
        return isTransient;
    }

    /** When to try again at the earliest; absent for a permanent refusal. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
