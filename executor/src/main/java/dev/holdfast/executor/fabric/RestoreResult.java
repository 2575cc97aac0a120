package dev.holdfast.executor.fabric;

import java.time.Instant;

/**
 * How a restore ended.
 *
 * @param status completed only if the content is what was captured
 * @param started when it was ordered, on the fabric's clock
 * @param ended when it ended
 * @param bytes moved
 * @param digest of what was restored; empty if nothing was
 * @param captured digest of the same content at the instant of its capture
 * @param detail what was made, or why it failed: {@code Code: message}
 */
public record RestoreResult(
        JobStatus status, Instant started, Instant ended, long bytes, String digest, String captured, String detail) {

    /** True if what was restored is what was captured. */
    public boolean isVerified() {
        return status == JobStatus.COMPLETED && !digest.isEmpty() && digest.equals(captured);
    }
}
