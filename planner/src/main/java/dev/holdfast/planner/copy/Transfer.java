package dev.holdfast.planner.copy;

import java.time.Instant;
import java.util.Optional;

/**
 * What a copy moves.
 *
 * @param base capture of the point both places have, against which the difference is sent; absent if everything is sent
 * @param bytes to move at most
 * @param reason why everything has to be sent; empty if only a difference is
 */
public record Transfer(Optional<Instant> base, long bytes, String reason) {

    /** Only what differs from a point that both places have. */
    public static final String DELTA = "delta";
    /** The whole content. */
    public static final String FULL = "full";

    public Transfer {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
    }

    /** {@link #DELTA} or {@link #FULL}, as in documents. */
    public String kind() {
        return base.isPresent() ? DELTA : FULL;
    }
}
