package dev.holdfast.planner.schedule;

import dev.holdfast.dsl.model.schedule.CronText;
import dev.holdfast.dsl.model.schedule.Recurrence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nominal starts of a recurrence in a zone; an immutable value that is made once per recurrence and asked often.
 *
 * <p>Clock changes: a run at a fixed hour that falls into a missing hour happens at the first instant after it (several that
 * land on one instant are one run), and in a repeated hour once, the first time. Intervals ({@code every}, and cron whose hour
 * is {@code *} or {@code *}{@code /n}) happen in both repeated hours and are not moved. {@code every} divides its window on the
 * wall clock, {@code every 4h} from 20:00 is 20:00, 00:00, 04:00 on each day of the year; a start in a missing hour is left out
 * only if the next one still comes within the interval, else it is moved too. An interval of whole days counts local dates from
 * 1 January 1970.
 */
public final class Occurrences {

    private final DayPattern pattern;
    private final ZoneId zone;

    private Occurrences(DayPattern pattern, ZoneId zone) {
        this.pattern = pattern;
        this.zone = zone;
    }

    /**
     * The starts of {@code recurrence} on the wall clock of {@code zone}.
     *
     * @throws IllegalArgumentException if it holds a cron expression that {@link CronText#check} objects to, or an interval
     *     shorter than a second
     */
    public static Occurrences of(Recurrence recurrence, ZoneId zone) {
        return new Occurrences(DayPatterns.of(recurrence, zone), zone);
    }

    /** The zone of the wall clock. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The first start after {@code after}; empty if there is none within 40 years, the longest wait of the calendar
     * (a 29 February on a given day of the week), or before the year 10000.
     *
     * @param after exclusive
     */
    public Optional<Instant> next(Instant after) {
        long second = runsFrom(Instants.ceilingSecond(after)).next();
        if (second != Runs.NONE && !Instant.ofEpochSecond(second).isAfter(after)) {
            second = runsFrom(second + 1).next();
        }
        return second == Runs.NONE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
    }

    /**
     * Starts in a half-open stretch of time, ascending, each once.
     *
     * @param limit most starts returned, 0 or more
     */
    public List<Instant> between(Instant fromInclusive, Instant toExclusive, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative: " + limit);
        }
        List<Instant> starts = new ArrayList<>();
        Runs runs = runsFrom(Instants.ceilingSecond(fromInclusive));
        long end = Instants.ceilingSecond(toExclusive);
        while (starts.size() < limit) {
            long second = runs.next();
            if (second == Runs.NONE || second >= end) {
                break;
            }
            starts.add(Instant.ofEpochSecond(second));
        }
        return List.copyOf(starts);
    }

    /** A fresh cursor over all starts at or after {@code fromInclusive}; the way to read many. */
    public Runs runs(Instant fromInclusive) {
        return runsFrom(Instants.ceilingSecond(fromInclusive));
    }

    private Runs runsFrom(long fromSecond) {
        return new Runs(pattern, zone, fromSecond);
    }
}
