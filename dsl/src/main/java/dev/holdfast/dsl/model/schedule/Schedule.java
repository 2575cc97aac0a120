package dev.holdfast.dsl.model.schedule;

import java.time.Duration;

/**
 * When a policy's backups start.
 *
 * @param recurrence the nominal starts
 * @param stagger machines start up to this much later, each at its own fixed offset; zero for all at once
 */
public record Schedule(Recurrence recurrence, Duration stagger) {
    public Schedule {
        if (stagger.isNegative()) {
            throw new IllegalArgumentException("stagger must not be negative: " + stagger);
        }
    }

    /** The same schedule with other starts; a stagger that is longer than their interval is cut to it. */
    public Schedule withRecurrence(Recurrence other) {
        boolean longer = other instanceof Recurrence.Every every && stagger.compareTo(every.interval()) > 0;
        return new Schedule(other, longer ? ((Recurrence.Every) other).interval() : stagger);
    }
}
