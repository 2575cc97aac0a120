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
}
