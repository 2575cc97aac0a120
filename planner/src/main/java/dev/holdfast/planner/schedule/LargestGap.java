package dev.holdfast.planner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The longest time, elapsed, between two consecutive starts of a recurrence. */
public final class LargestGap {

    /** Every clock change and every kind of week of most recurrences. */
    private static final Duration YEAR = Duration.ofDays(366);

    /** After 28 years days of the week, days of the month and leap days come in the same order, within one century. */
    private static final Duration CALENDAR_CYCLE = Duration.ofDays(28 * 365 + 7);

    /** A weekly recurrence with a clock change has no longer gap; rarer ones need more than a year to show theirs. */
    private static final Duration RARE = Duration.ofDays(8);

    private LargestGap() {}

    /**
     * The largest gap ahead: among those that begin within a year, or within 28 years if the recurrence leaves gaps of more
     * than eight days, because a year does not show the longest wait for a 29 February or a fifth Monday.
     */
    public static Optional<Gap> ahead(Occurrences occurrences, Instant from) {
        Optional<Gap> ofYear = over(occurrences, from, from.plus(YEAR));
        return ofYear.isPresent() && ofYear.get().length().compareTo(RARE) <= 0
                ? ofYear
                : over(occurrences, from, from.plus(CALENDAR_CYCLE));
    }

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
