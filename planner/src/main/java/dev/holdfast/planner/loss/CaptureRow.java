package dev.holdfast.planner.loss;

import dev.holdfast.planner.schedule.Intervals;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The captures of one machine that reach a tier, ascending, in seconds since 1970, every run being punctual; and for each what
 * takes its place if its run does not happen. Under an enhanced policy the vault then gets the capture before it, if that is of
 * the same day; it is sent at the next start, which is when the service knows.
 */
final class CaptureRow {

    /** No capture stands in. */
    static final long NONE = Long.MIN_VALUE;

    private final long slot;
    private final long[] captures;
    private final long[] substitutes;
    private final long[] substituteStarts;

    private CaptureRow(long slot, long[] captures, long[] substitutes, long[] substituteStarts) {
        this.slot = slot;
        this.captures = captures;
        this.substitutes = substitutes;
        this.substituteStarts = substituteStarts;
    }

    /**
     * Every run.
     *
     * @param slot seconds by which each run is moved
     */
    static CaptureRow every(long[] runs, long slot) {
        long[] captures = new long[runs.length];
        for (int i = 0; i < runs.length; i++) {
            captures[i] = runs[i] + slot;
        }
        long[] none = new long[runs.length];
        Arrays.fill(none, NONE);
        return new CaptureRow(slot, captures, none, none);
    }

    /**
     * The last run of each local day.
     *
     * @param slot seconds by which each run is moved, possibly into the next day
     * @param ended true if no run follows the last of these; else its day may not be over, and it does not count
     */
    static CaptureRow lastOfDays(long[] runs, long slot, ZoneId zone, boolean ended) {
        Intervals days = new Intervals(Duration.ofDays(1), zone);
        long[] captures = new long[runs.length];
        long[] substitutes = new long[runs.length];
        long[] starts = new long[runs.length];
        int size = 0;
        long before = NONE;
        long day = runs.length == 0 ? 0 : days.of(runs[0] + slot);
        for (int i = 0; i < runs.length; i++) {
            boolean last = i + 1 == runs.length;
            long nextDay = last ? day : days.of(runs[i + 1] + slot);
            if (last ? ended : nextDay != day) {
                captures[size] = runs[i] + slot;
                substitutes[size] = before == day ? runs[i - 1] + slot : NONE;
                starts[size] = last ? runs[i] + slot : runs[i + 1] + slot;
                size++;
            }
            before = day;
            day = nextDay;
        }
        return new CaptureRow(
                slot, Arrays.copyOf(captures, size), Arrays.copyOf(substitutes, size), Arrays.copyOf(starts, size));
    }

    /** Seconds from the nominal start of each run to its capture. */
    long slot() {
        return slot;
    }

    int size() {
        return captures.length;
    }

    long capture(int index) {
        return captures[index];
    }

    /** The last capture before an instant; negative if there is none. */
    int newestBefore(long epochSecond) {
        int at = Arrays.binarySearch(captures, epochSecond);
        return (at < 0 ? -at - 1 : at) - 1;
    }

    /** What takes the place of a capture whose run does not happen; {@link #NONE} if nothing does. */
    long substitute(int index) {
        return substitutes[index];
    }

    /** When the substitute of a capture starts on its way. */
    long substituteStart(int index) {
        return substituteStarts[index];
    }
}
