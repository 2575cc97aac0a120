package dev.holdfast.planner.retention;

import dev.holdfast.planner.schedule.LocalClock;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The points of an item as columns, newest first, ties in input order. A row is a position in that order.
 *
 * <p>Candidates are the rows that calendar classes look at: everything but points that exist as a snapshot alone and points
 * dated in the future. Good candidates can take slots; the others only show what would become of a good point of their time.
 */
final class PointColumns {

    /** Clocks may differ this much before a point counts as dated in the future. */
    static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private static final long NANOS = 1_000_000_000L;

    final List<RecoveryPoint> points;
    final Chains chains;
    /** Index in {@link #points} by row. */
    final int[] order;
    /** Capture time by row, in nanoseconds since 1970. */
    final long[] nanos;
    /** Capture time by row on the wall clock, in seconds since 1970. */
    final long[] local;
    /** By row: restorable and not dated in the future. */
    final boolean[] good;
    /** By row: dated in the future. */
    final boolean[] future;
    /** Rows of the candidates, ascending. */
    final int[] candidates;

    PointColumns(List<RecoveryPoint> points, LocalClock clock, Instant at) {
        this.points = points;
        this.chains = Chains.of(points);
        int count = points.size();
        long[] captured = new long[count];
        for (int i = 0; i < count; i++) {
            captured[i] = nanos(points.get(i).captured());
        }
        this.order = newestFirst(captured);
        this.nanos = new long[count];
        this.local = new long[count];
        this.good = new boolean[count];
        this.future = new boolean[count];
        long latest = nanos(at.plus(MOST_SKEW));
        int[] rows = new int[count];
        int used = 0;
        for (int row = 0; row < count; row++) {
            RecoveryPoint point = points.get(order[row]);
            nanos[row] = captured[order[row]];
            local[row] = clock.localSecond(Math.floorDiv(nanos[row], NANOS));
            future[row] = nanos[row] > latest;
            good[row] = chains.isRestorable(order[row]) && !future[row];
            if (!future[row] && !isSnapshotOnly(point)) {
                rows[used++] = row;
            }
        }
        this.candidates = Arrays.copyOf(rows, used);
    }

    int size() {
        return order.length;
    }

    /** True if the point of a row can be restored, whenever it is dated. */
    boolean isRestorable(int row) {
        return chains.isRestorable(order[row]);
    }

    RecoveryPoint point(int row) {
        return points.get(order[row]);
    }

    long day(int row) {
        return Math.floorDiv(local[row], LocalClock.DAY);
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

    /** Indices by falling key; equal keys keep their order. */
    private static int[] newestFirst(long[] keys) {
        int[] from = new int[keys.length];
        boolean sorted = true;
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
            sorted &= i == 0 || keys[i - 1] >= keys[i];
        }
        if (sorted) {
            return from;
        }
        int[] to = new int[keys.length];
        for (int width = 1; width < keys.length; width *= 2) {
            for (int start = 0; start < keys.length; start += 2 * width) {
                merge(keys, from, to, start, width);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(long[] keys, int[] from, int[] to, int start, int width) {
        int middle = Math.min(start + width, keys.length);
        int end = Math.min(start + 2 * width, keys.length);
        int left = start;
        int right = middle;
        for (int k = start; k < end; k++) {
            boolean takeLeft = left < middle && (right >= end || keys[from[left]] >= keys[from[right]]);
            to[k] = takeLeft ? from[left++] : from[right++];
        }
    }
}
