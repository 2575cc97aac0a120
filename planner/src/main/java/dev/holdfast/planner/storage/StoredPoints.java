package dev.holdfast.planner.storage;

import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The points of one item as they are stored, and what becomes free when one of them goes. Mutable: points are taken away one
 * after the other, and what was freed adds up to the difference between the bytes stored before and after, whatever the order.
 *
 * <p>The size of a point is what changed since the point before it that still exists; the oldest one holds everything. When
 * a point goes, the next newer one takes over its bytes, apart from those that it overwrote itself. So only the overlap
 * becomes free: with sizes s and t and a content of U bytes that is written evenly, s × t ÷ U; where disks are written at
 * different speeds or in other patterns, the two sizes are taken as days of ordinary writing, which add up. When the oldest goes, the next one
 * comes to hold everything and its own changes become free, apart from disks that were added. The newest, without a successor, is freed whole.
 */
public final class StoredPoints {

    private static final int NONE = -1;
    private static final long DAY = 86_400;

    private final Map<String, Integer> indexes = new HashMap<>();
    private final long[] captured;
    private final long[] bytes;
    /** Days of ordinary writing in the bytes of each point; not a number until someone asks. */
    private final double[] days;

    private final int[] older;
    private final int[] newer;
    private final MachineContent content;
    private final boolean uniform;
    private final double total;

    /**
     * All points of an item, in any order.
     *
     * @param points with sizes
     * @param content of the machine; where it is unknown or smaller than a point, the largest point stands for it
     */
    public StoredPoints(List<RecoveryPoint> points, MachineContent content) {
        List<RecoveryPoint> oldestFirst = new ArrayList<>(points);
        oldestFirst.sort(Comparator.comparing(RecoveryPoint::captured));
        int count = oldestFirst.size();
        this.captured = new long[count];
        this.bytes = new long[count];
        this.days = new double[count];
        this.older = new int[count];
        this.newer = new int[count];
        long largest = 0;
        for (int i = 0; i < count; i++) {
            RecoveryPoint point = oldestFirst.get(i);
            indexes.put(point.id(), i);
            captured[i] = point.captured().getEpochSecond();
            bytes[i] = point.size().bytes();
            largest = Math.max(largest, bytes[i]);
            older[i] = i - 1;
            newer[i] = i + 1 < count ? i + 1 : NONE;
        }
        Arrays.fill(days, Double.NaN);
        this.content = content;
        this.uniform = content.isUniform();
        this.total = (double) Math.max(content.full(), largest);
    }

    /**
     * Takes a point away; returns the bytes that become free.
     *
     * @throws IllegalArgumentException if no such point is there any more
     */
    public long remove(String id) {
        Integer index = indexes.remove(id);
        if (index == null) {
            throw new IllegalArgumentException("no such point is stored: " + id);
        }
        int before = older[index];
        int after = newer[index];
        if (before != NONE) {
            newer[before] = after;
        }
        if (after == NONE) {
            return bytes[index];
        }
        older[after] = before;
        long together = before == NONE ? Math.max(whole(index, after), bytes[after]) : merged(index, after);
        long freed = bytes[index] + bytes[after] - together;
        bytes[after] = together;
        return freed;
    }

    /**
     * The whole content at the point after the oldest: what the oldest holds, what it grew by, and what was added since if the content is known
     * to be larger now and the point holds more than was rewritten.
     */
    private long whole(int oldest, int next) {
        double time = (captured[next] - captured[oldest]) / (double) DAY;
        long added = bytes[next] - Math.round(content.changed(time));
        return bytes[oldest]
                + Math.round(content.grown(time))
                + Math.max(0, Math.min(added, content.full() - bytes[oldest]));
    }

    /** What the newer of two successive points holds once the older one is gone; at least the larger, at most the sum. */
    private long merged(int one, int next) {
        double sum = (double) bytes[one] + bytes[next];
        double together;
        if (uniform) {
            together = total == 0 ? 0 : sum - (double) bytes[one] / total * (double) bytes[next];
        } else {
            days[next] = days(one) + days(next);
            together = content.changed(days[next]);
        }
        long least = Math.max(bytes[one], bytes[next]);
        return Math.max(least, Math.min(Math.round(together), Math.addExact(bytes[one], bytes[next])));
    }

    private double days(int index) {
        if (Double.isNaN(days[index])) {
            days[index] = content.days((double) bytes[index]);
        }
        return days[index];
    }
}
