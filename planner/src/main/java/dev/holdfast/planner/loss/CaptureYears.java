package dev.holdfast.planner.loss;

import dev.holdfast.planner.schedule.Intervals;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The year that begins at an instant for machines of one schedule whose captures come the same ways, at each slot that is asked
 * for. A slot is looked at once. Not thread safe.
 */
final class CaptureYears {

    private static final Duration DAY = Duration.ofDays(1);

    private final boolean everyCapture;
    private final List<List<Duration>> hops;
    private final ZoneId zone;
    private final Duration jitter;
    private final long until;
    private final long[] runs;
    private final boolean ended;
    private final Map<Long, SlotYear> years = new HashMap<>();

    /**
     * A schedule's year.
     *
     * @param everyCapture true if every capture reaches where the ways begin, else the last of each day
     * @param hops the intervals of the copy rules on each way, as in {@link Survival.Route}
     * @param jitter how late a run may start
     */
    CaptureYears(
            Occurrences occurrences, boolean everyCapture, List<List<Duration>> hops, Duration jitter, Instant from) {
        this.everyCapture = everyCapture;
        this.hops = hops;
        this.zone = occurrences.zone();
        this.jitter = jitter;
        this.until = from.atZone(zone).plusYears(1).toEpochSecond();
        Runs cursor = occurrences.runs(from);
        this.runs = collect(cursor);
        this.ended = cursor.next() == Runs.NONE;
    }

    /** True if a slot moves all instants alike: no day or copy interval has to be told. */
    boolean moveAsAWhole() {
        return everyCapture && hops.stream().allMatch(List::isEmpty);
    }

    /** The year of machines whose runs start so many seconds after each nominal start. */
    SlotYear at(long slot) {
        return years.computeIfAbsent(slot, this::look);
    }

    private SlotYear look(long slot) {
        CaptureRow row = everyCapture ? CaptureRow.every(runs, slot) : CaptureRow.lastOfDays(runs, slot, zone, ended);
        return new SlotYear(row, hops, zone, jitter, until, ended);
    }

    /** The runs of the year and so many after it that the selections of each copy rule have an end. */
    private long[] collect(Runs cursor) {
        Duration coarsest = hops.stream()
                .flatMap(Collection::stream)
                .max(Duration::compareTo)
                .filter(every -> every.compareTo(DAY) > 0)
                .orElse(DAY);
        int most = hops.stream().mapToInt(List::size).max().orElse(0);
        Intervals intervals = new Intervals(coarsest, zone);
        long[] found = new long[512];
        int size = 0;
        int after = 0;
        long interval = 0;
        long run = cursor.next();
        while (run != Runs.NONE) {
            long current = intervals.of(run);
            after += run >= until && (size == 0 || current != interval) ? 1 : 0;
            if (after > 3 + most && size > 3 + most) {
                break;
            }
            interval = current;
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = run;
            run = cursor.next();
        }
        return Arrays.copyOf(found, size);
    }
}
