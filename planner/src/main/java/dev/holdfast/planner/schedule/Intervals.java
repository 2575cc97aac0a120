package dev.holdfast.planner.schedule;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Time cut into intervals from local midnight: whole days count local dates from 1 January 1970; shorter ones start anew at
 * each midnight, by elapsed time; longer ones that are no number of days run on by elapsed time. Mutable; for one reader.
 */
public final class Intervals {

    private final LocalClock clock;
    private final long length;
    private final long anchor;

    /** Intervals of this length, at least a second. */
    public Intervals(Duration every, ZoneId zone) {
        this.length = every.toSeconds();
        if (length < 1) {
            throw new IllegalArgumentException("an interval is at least a second: " + every);
        }
        this.clock = new LocalClock(zone);
        this.anchor = clock.first(0);
    }

    /** A number for the interval that holds an instant; it grows with time. */
    public long of(long epochSecond) {
        if (length % LocalClock.DAY == 0) {
            return Math.floorDiv(clock.localDay(epochSecond), length / LocalClock.DAY);
        }
        if (length > LocalClock.DAY) {
            return Math.floorDiv(epochSecond - anchor, length);
        }
        long midnight = clock.first(clock.localDay(epochSecond) * LocalClock.DAY);
        return midnight + Math.floorDiv(epochSecond - midnight, length) * length;
    }

    /** The instant at which the interval that holds an instant closes: the first of the next interval. */
    public long end(long epochSecond) {
        long day = clock.localDay(epochSecond);
        if (length % LocalClock.DAY == 0) {
            long days = length / LocalClock.DAY;
            return clock.first((Math.floorDiv(day, days) + 1) * days * LocalClock.DAY);
        }
        if (length > LocalClock.DAY) {
            return anchor + (Math.floorDiv(epochSecond - anchor, length) + 1) * length;
        }
        return Math.min(of(epochSecond) + length, clock.first((day + 1) * LocalClock.DAY));
    }
}
