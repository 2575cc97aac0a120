package dev.holdfast.executor.fabric;

import java.time.Duration;
import java.util.Optional;

/**
 * A fabric refused or failed. Transient: the same call with the same key may succeed later. Permanent: it will not, until
 * something else changes. Either way the call had no effect, except where the outcome is not known.
 */
public final class FabricException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FabricError error;
    private final String detail;
    private final transient Optional<Duration> retryAfter;
    private final boolean isTransient;
    private final boolean isOutcomeKnown;

    private FabricException(
            FabricError error,
            String detail,
            boolean isTransient,
            Optional<Duration> retryAfter,
            boolean isOutcomeKnown) {
        super(error.code() + ": " + detail + " " + error.hint());
        this.error = error;
        this.detail = detail;
        this.isTransient = isTransient;
        this.isOutcomeKnown = isOutcomeKnown;
        this.retryAfter = retryAfter;
    }

    /**
     * A refusal that stands.
     *
     * @param detail what is wrong with which thing, a full sentence
     */
    public static FabricException permanent(FabricError error, String detail) {
        return new FabricException(error, detail, false, Optional.empty(), true);
    }

    /**
     * A failure that may pass.
     *
     * @param detail what happened, a full sentence
     * @param retryAfter when to try again at the earliest, on the fabric's clock
     */
    public static FabricException transientFailure(FabricError error, String detail, Duration retryAfter) {
        return new FabricException(error, detail, true, Optional.of(retryAfter), true);
    }

    /**
     * No reply came: the call may have had its effect or not, which {@link Fabric#outcome} tells.
     *
     * @param detail what happened, a full sentence
     * @param retryAfter when to ask at the earliest, on the fabric's clock
     */
    public static FabricException replyLost(String detail, Duration retryAfter) {
        return new FabricException(FabricError.REPLY_LOST, detail, true, Optional.of(retryAfter), false);
    }

    /**
     * Nobody waits any longer for a fabric that asked to wait, or could not take more. The call was not made, or had no effect,
     * except where it was tried before and its reply was lost.
     *
     * @param detail what was waited for, a full sentence
     */
    public static FabricException waitEnded(String detail) {
        return new FabricException(FabricError.WAIT_ENDED, detail, false, Optional.empty(), false);
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

    /** What is wrong with which thing, without code and hint: a full sentence. */
    public String detail() {
        return detail;
    }

    /** True if trying again can help. */
    public boolean isTransient() {
        return isTransient;
    }

    /** False if the call may have had its effect. */
    public boolean isOutcomeKnown() {
        return isOutcomeKnown;
    }

    /** When to try again at the earliest; absent for a permanent refusal. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
