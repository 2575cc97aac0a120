package dev.holdfast.planner.loss;

import dev.holdfast.planner.schedule.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs of captures, one the last restorable, the other the next, ascending; all times in seconds since 1970. Of pairs that lose
 * the same whatever the service's delays are, the earliest is kept: of a year of days that is a handful.
 */
final class CapturePairs {

    private static final int FIELDS = 3;

    /** Last capture, next capture, and when the next one starts on its way. */
    private long[] times = new long[FIELDS * 64];

    private int size;
    private int longest = -1;
    /** By route, hop, then pair: when the interval of what comes to the hop's source closes if the next capture is late. */
    private long[][][] closes = new long[0][][];

    /** Each capture with the one after it. */
    static CapturePairs following(CaptureRow row, long until) {
        CapturePairs pairs = new CapturePairs();
        for (int i = 0; i + 1 < row.size() && (i == 0 || row.capture(i) < until); i++) {
            pairs.add(row.capture(i), row.capture(i + 1), row.capture(i + 1));
        }
        return pairs;
    }

    /** Each capture with the next one if the run in between does not happen, its substitute included. */
    static CapturePairs oneMissed(CaptureRow row, long until) {
        CapturePairs pairs = new CapturePairs();
        for (int i = 1; i + 1 < row.size() && (i == 1 || row.capture(i - 1) < until); i++) {
            long substitute = row.substitute(i);
            if (substitute == CaptureRow.NONE) {
                pairs.add(row.capture(i - 1), row.capture(i + 1), row.capture(i + 1));
            } else {
                pairs.add(row.capture(i - 1), substitute, row.substituteStart(i));
                pairs.add(substitute, row.capture(i + 1), row.capture(i + 1));
            }
        }
        return pairs;
    }

    private void add(long last, long next, long start) {
        if (FIELDS * (size + 1) > times.length) {
            times = Arrays.copyOf(times, times.length * 2);
        }
        int at = FIELDS * size;
        times[at] = last;
        times[at + 1] = next;
        times[at + 2] = start;
        if (longest < 0 || start - last > start(longest) - last(longest)) {
            longest = size;
        }
        size++;
    }

    /**
     * Works out when the copy intervals of the next captures close at the latest if these are {@code jitter} seconds late, and
     * leaves out what repeats. To be called once, after the last pair.
     */
    void close(CopySelections selections, int routes, long jitter) {
        closes = new long[routes][][];
        for (int route = 0; route < routes; route++) {
            List<CopyHop> hops = selections.hops(route);
            closes[route] = new long[hops.size()][size];
            for (int pair = 0; pair < size && !hops.isEmpty(); pair++) {
                long captured = times[FIELDS * pair + 1] + jitter;
                for (int hop = 0; hop < hops.size(); hop++) {
                    // What leaves the hop before is the newest of that hop's interval, whose own interval here may be a
                    // later one.
                    captured = hop == 0 ? captured : hops.get(hop - 1).latestOfInterval(captured, jitter);
                    closes[route][hop][pair] = hops.get(hop).close(captured);
                }
            }
        }
        keepDistinct();
    }

    /** Leaves out each pair whose start and closes lie behind its last capture as those of an earlier pair do. */
    private void keepDistinct() {
        Set<List<Long>> seen = new HashSet<>();
        int kept = 0;
        for (int pair = 0; pair < size; pair++) {
            // Most days are like the day before.
            boolean repeats = kept > 0 && isSame(pair, kept - 1);
            if (!repeats && seen.add(offsets(pair))) {
                longest = pair == longest ? kept : longest;
                move(pair, kept);
                kept++;
            }
        }
        size = kept;
        times = Arrays.copyOf(times, FIELDS * kept);
        for (long[][] route : closes) {
            for (int hop = 0; hop < route.length; hop++) {
                route[hop] = Arrays.copyOf(route[hop], kept);
            }
        }
    }

    private boolean isSame(int pair, int other) {
        if (start(pair) - last(pair) != start(other) - last(other)) {
            return false;
        }
        for (long[][] route : closes) {
            for (long[] hop : route) {
                if (hop[pair] - last(pair) != hop[other] - last(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Long> offsets(int pair) {
        List<Long> offsets = new ArrayList<>();
        offsets.add(start(pair) - last(pair));
        for (long[][] route : closes) {
            for (long[] hop : route) {
                offsets.add(hop[pair] - last(pair));
            }
        }
        return offsets;
    }

    private void move(int from, int to) {
        System.arraycopy(times, FIELDS * from, times, FIELDS * to, FIELDS);
        for (long[][] route : closes) {
            for (long[] hop : route) {
                hop[to] = hop[from];
            }
        }
    }

    int size() {
        return size;
    }

    long last(int index) {
        return times[FIELDS * index];
    }

    long start(int index) {
        return times[FIELDS * index + 2];
    }

    /** When the interval of the next capture closes at a hop of a route, at the latest. */
    long close(int route, int hop, int index) {
        return closes[route][hop][index];
    }

    /** The index of the pair that is furthest apart, the earliest of equals; negative if there is none. */
    int longestIndex() {
        return longest;
    }

    /** From the last capture to the start of the next on its way, where that is furthest; the earliest of equals. */
    Optional<Gap> longest() {
        return longest < 0 ? Optional.empty() : Optional.of(SlotYear.gap(last(longest), start(longest)));
    }
}
