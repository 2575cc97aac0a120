package dev.holdfast.planner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Finds the largest gap in a row of instants that are handed to it one by one. Mutable; for one row. */
public final class GapMeter {

    private final LocalClock clock;
    private long previous;
    private long previousLocal;
    private long count;
    private long largestStart;
    private long largest = -1;
    private long largestOrdinary = -1;

    /** A meter that has seen nothing. */
    public GapMeter(ZoneId zone) {
        this.clock = new LocalClock(zone);
    }

    /** Takes the next instant, in seconds since 1970; never before the one taken last. */
    public void add(long second) {
        long local = clock.localSecond(second);
        if (count > 0) {
            long elapsed = second - previous;
            if (elapsed > largest) {
                largest = elapsed;
                largestStart = previous;
            }
            largestOrdinary = Math.max(largestOrdinary, Math.min(elapsed, local - previousLocal));
        }
        previous = second;
        previousLocal = local;
        count++;
    }

    /** How many instants were taken. */
    public long count() {
        return count;
    }

    /** The largest gap in elapsed time, the earliest of equals; empty before the second instant. */
    public Optional<Gap> largest() {
        if (largest < 0) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochSecond(largestStart);
        return Optional.of(new Gap(Duration.ofSeconds(largest), start, start.plusSeconds(largest)));
    }

    /**
     * The largest gap without what clock changes add: each gap counts as long as the wall clock shows it where that is
     * shorter. Empty before the second instant.
     */
    public Optional<Duration> largestOnOrdinaryDays() {
        return largestOrdinary < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(largestOrdinary));
    }
}
