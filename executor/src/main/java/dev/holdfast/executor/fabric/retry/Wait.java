package dev.holdfast.executor.fabric.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A wait for a service.
 *
 * @param reason what is waited for
 * @param why in words: what the service said, or which quota is used up
 * @param length on the service's clock; longer than nothing
 * @param until when it ends on the service's clock; empty if the service does not tell its time just now
 */
public record Wait(Reason reason, String why, Duration length, Optional<Instant> until) {

    /** What is waited for: THE list. */
    public enum Reason {
        /** The service has taken as many calls as it takes, so this one has not begun. */
        QUOTA,
        /** The service failed, or its reply was lost: the call may have had its effect. */
        FAILURE
    }
}
