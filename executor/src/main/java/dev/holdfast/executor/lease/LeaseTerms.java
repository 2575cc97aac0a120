package dev.holdfast.executor.lease;

import java.time.Duration;

/**
 * How long leases last.
 *
 * @param lasts from each heartbeat on; whoever is silent for longer has lost it
 * @param beat time between heartbeats; a third of {@code lasts} at most, so that one may be late
 * @param patience how long to wait for a lease that somebody else holds; zero to give up at once
 */
public record LeaseTerms(Duration lasts, Duration beat, Duration patience) {

    /** What holds unless told otherwise. */
    public static final LeaseTerms USUAL =
            new LeaseTerms(Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ZERO);

    public LeaseTerms {
        if (beat.isNegative() || beat.isZero() || beat.multipliedBy(3).compareTo(lasts) > 0) {
            throw new IllegalArgumentException("beat must be positive and a third of " + lasts + " at most: " + beat);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative: " + patience);
        }
    }

    /** The same with another patience. */
    public LeaseTerms waiting(Duration longest) {
        return new LeaseTerms(lasts, beat, longest);
    }
}
