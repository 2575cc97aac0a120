package dev.holdfast.planner.schedule;

import java.time.Instant;
import java.util.Optional;

/** The longest time, elapsed, between two consecutive starts of a recurrence. */
public final class LargestGap {

    private LargestGap() {}

    /**
     * The largest gap among those that begin in {@code [from, to)}, the earliest of equals; a gap may end after {@code to}. If
     * nothing starts before {@code to}, the gap after the first start counts. Empty if fewer than two starts ever follow.
     */
    public static Optional<Gap> over(Occurrences occurrences, Instant from, Instant to) {
        Runs runs = occurrences.runs(from);
        long end = Instants.ceilingSecond(to);
        GapMeter meter = new GapMeter(occurrences.zone());
        long run = runs.next();
        while (run != Runs.NONE) {
            meter.add(run);
            if (run >= end && meter.count() > 1) {
                break;
            }
            run = runs.next();
        }
        return meter.largest();
    }
}
