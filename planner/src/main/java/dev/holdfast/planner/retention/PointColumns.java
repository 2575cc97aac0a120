package dev.holdfast.planner.retention;

import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The points of an item as columns, newest first, ties in input order. A row is a position in that order, an index one in the
 * given list. No object is made for a point, and no second order is kept for points that come newest first.
 *
 * <p>Candidates are the rows that calendar classes look at: everything but points that exist as a snapshot alone and points
 * dated in the future. Good candidates can take slots; the others only show what would become of a good point of their time.
 */
final class PointColumns {

    /** Clocks may differ this much before a point counts as dated in the future. */
    static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private static final long NANOS = 1_000_000_000L;

    private static final byte CANDIDATE = 1;
    private static final byte GOOD = 2;
    private static final byte FUTURE = 4;

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    final List<RecoveryPoint> points;
    final Chains chains;
    /** Capture time by row, in nanoseconds since 1970. */
    final long[] nanos;
    /** Local date of the capture by row, in days since 1970. */
    final int[] days;

    private final byte[] flags;
    /** Index by row; empty if each row is its own index. */
    private final int[] order;
    /** Row by index; empty if each index is its own row. */
    private final int[] rows;

    PointColumns(List<RecoveryPoint> points, LocalClock clock, Instant at) {
        this.points = points;
        this.chains = Chains.of(points);
        int count = points.size();
        long[] captured = new long[count];
        for (int i = 0; i < count; i++) {
            captured[i] = nanos(points.get(i).captured());
        }
        this.order = newestFirst(captured);
        this.rows = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            rows[order[row]] = row;
        }
        this.nanos = order.length == 0 ? captured : new long[count];
        this.days = new int[count];
        this.flags = new byte[count];
        long latest = nanos(at.plus(MOST_SKEW));
        for (int i = 0; i < count; i++) {
            flags[row(i)] = flags(i, captured[i] > latest);
        }
        // In the order of time, in which the clock finds most answers in its memory.
        for (int row = 0; row < count; row++) {
            nanos[row] = captured[index(row)];
            days[row] = (int) clock.localDay(second(row));
        }
    }

    private byte flags(int index, boolean future) {
        if (future) {
            return FUTURE;
        }
        int good = chains.isRestorable(index) ? GOOD : 0;
        return (byte) (isSnapshotOnly(points.get(index)) ? good : good | CANDIDATE);
    }

    int size() {
        return nanos.length;
    }

    RecoveryPoint point(int row) {
        return points.get(index(row));
    }

    int index(int row) {
        return order.length == 0 ? row : order[row];
    }

    int row(int index) {
        return rows.length == 0 ? index : rows[index];
    }

    boolean isCandidate(int row) {
        return (flags[row] & CANDIDATE) != 0;
    }

    /** True if the point of a row can be restored and is not dated in the future. */
    boolean isGood(int row) {
        return (flags[row] & GOOD) != 0;
    }

    /** True if the point of a row can take slots. */
    boolean isGoodCandidate(int row) {
        return (flags[row] & (GOOD | CANDIDATE)) == (GOOD | CANDIDATE);
    }

    boolean isFuture(int row) {
        return (flags[row] & FUTURE) != 0;
    }

    /** True if the point of a row can be restored, whenever it is dated. */
    boolean isRestorable(int row) {
        return chains.isRestorable(index(row));
    }

    /** Capture time of a row in whole seconds since 1970, rounded down. */
    long second(int row) {
        return Math.floorDiv(nanos[row], NANOS);
    }

    /** Row of the newest good candidate; empty if there is none. */
    Optional<Integer> newestGoodCandidate() {
        for (int row = 0; row < flags.length; row++) {
            if (isGoodCandidate(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Row of the oldest good candidate; empty if there is none. */
    Optional<Integer> oldestGoodCandidate() {
        for (int row = flags.length - 1; row >= 0; row--) {
            if (isGoodCandidate(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** True if the capture time of a row is the point's own, not the nearest that nanoseconds can hold. */
    boolean isExact(int row) {
        return nanos[row] != Long.MAX_VALUE && nanos[row] != Long.MIN_VALUE;
    }

    /** Nanoseconds since 1970, the largest or smallest number for instants beyond the years 1677 to 2262. */
    static long nanos(Instant instant) {
        long second = instant.getEpochSecond();
        if (second > Long.MAX_VALUE / NANOS - 1) {
            return Long.MAX_VALUE;
        }
        return second < Long.MIN_VALUE / NANOS + 1 ? Long.MIN_VALUE : second * NANOS + instant.getNano();
    }

    private static boolean isSnapshotOnly(RecoveryPoint point) {
        Set<Tier> tiers = point.tiers();
        return tiers.size() == 1 && tiers.contains(Tier.INSTANT);
    }

    /** Indices by falling key, equal keys in their order; empty if that is the order they have. */
    private static int[] newestFirst(long[] keys) {
        boolean falling = true;
        boolean rising = true;
        for (int i = 1; i < keys.length; i++) {
            falling &= keys[i - 1] >= keys[i];
            rising &= keys[i - 1] < keys[i];
        }
        if (falling) {
            return new int[0];
        }
        return rising ? reversed(keys.length) : sorted(keys);
    }

    private static int[] reversed(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = count - 1 - i;
        }
        return order;
    }

    /** A radix sort from the last digit on: linear and stable. Digits in which no two keys differ are passed over. */
    private static int[] sorted(long[] keys) {
        int[] from = new int[keys.length];
        long[] digits = new long[keys.length];
        long differing = 0;
        for (int i = 0; i < keys.length; i++) {
            from[i] = i;
            // Largest first, and negative numbers after all others.
            digits[i] = keys[i] ^ Long.MAX_VALUE;
            differing |= digits[i] ^ digits[0];
        }
        int[] to = new int[keys.length];
        long[] digitsTo = new long[keys.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if ((differing >>> shift & DIGITS - 1) == 0) {
                continue;
            }
            int[] next = starts(digits, shift);
            for (int i = 0; i < from.length; i++) {
                int place = next[(int) (digits[i] >>> shift) & DIGITS - 1]++;
                to[place] = from[i];
                digitsTo[place] = digits[i];
            }
            int[] swap = from;
            from = to;
            to = swap;
            long[] swapDigits = digits;
            digits = digitsTo;
            digitsTo = swapDigits;
        }
        return from;
    }

    /** Where the keys with each digit begin. */
    private static int[] starts(long[] digits, int shift) {
        int[] starts = new int[DIGITS];
        for (long digit : digits) {
            starts[(int) (digit >>> shift) & DIGITS - 1]++;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int count = starts[i];
            starts[i] = sum;
            sum += count;
        }
        return starts;
    }
}
