package dev.holdfast.planner.cost.course;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts by month and by the gap between a point and its older neighbour, on which alone it depends how many bytes the point holds:
 * seconds for which such a pair stood beside each other, or how many were moved. A point without an older neighbour holds everything.
 * Mutable while it is filled.
 *
 * <p>Of content that grows, points hold the more the later they were captured. Of points that stand beside each other the growth in all
 * their gaps and that of the oldest add up to that of the newest. So one more number for each month is enough: when those without an
 * older neighbour were captured, on average.
 */
public final class GapTable {

    /** Gaps are told apart by the quarter of an hour; what changes in seven minutes does not show in a bill. */
    private static final long QUANTUM = 900;

    private final Months months;
    private final GapNumbers numbers;
    private final long[] whole;
    /** Amounts of points without an older neighbour times the seconds from the first month to their capture. */
    private final double[] captured;

    private final TreeMap<Long, Row> byGap = new TreeMap<>();

    /** The amounts of a gap by month; a class because it holds an array. */
    private static final class Row {
        private final long gap;
        private final int number;
        private final long[] amounts;

        Row(long gap, int number, int months) {
            this.gap = gap;
            this.number = number;
            this.amounts = new long[months];
        }
    }

    GapTable(Stage stage) {
        this.months = stage.months();
        this.numbers = stage.gaps();
        this.whole = new long[months.count()];
        this.captured = new double[months.count()];
    }

    /** A pair stood for a time. */
    void stood(long gap, long from, long to) {
        long[] row = row(gap);
        months.spread(from, to, (month, seconds) -> row[month] += seconds);
    }

    /** A point without an older neighbour stood for a time. */
    void stoodWhole(long capture, long from, long to) {
        months.spread(from, to, (month, seconds) -> addWhole(seconds, capture, month));
    }

    /** What changed in a gap was moved once. */
    void moved(long gap, long second) {
        row(gap)[months.of(second)]++;
    }

    /** A point was moved as a whole once. */
    void movedWhole(long capture, long second) {
        wholeAt(1, capture, second);
    }

    /** Some amount of everything that a point holds, in the month of a second. */
    void wholeAt(long amount, long capture, long second) {
        addWhole(amount, capture, months.of(second));
    }

    private void addWhole(long amount, long capture, int month) {
        whole[month] += amount;
        captured[month] += (double) amount * (capture - months.start());
    }

    private long[] row(long gap) {
        long rounded = Math.round(gap / (double) QUANTUM) * QUANTUM;
        return byGap.computeIfAbsent(rounded, any -> new Row(rounded, numbers.of(rounded), months.count())).amounts;
    }

    /** True if nothing was added. */
    public boolean isEmpty() {
        if (!byGap.isEmpty()) {
            return false;
        }
        for (long amount : whole) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many months there are. */
    public int months() {
        return whole.length;
    }

    /** Amounts of points without an older neighbour in a month, counted from 0. */
    public long whole(int month) {
        return whole[month];
    }

    /** Amounts of a month, counted from 0, by gap in seconds. */
    public SortedMap<Long, Long> gaps(int month) {
        SortedMap<Long, Long> gaps = new TreeMap<>();
        byGap.forEach((gap, row) -> {
            if (row.amounts[month] != 0) {
                gaps.put(gap, row.amounts[month]);
            }
        });
        return gaps;
    }

    /** The sum over all rows by month. */
    public long[] counts() {
        long[] sum = whole.clone();
        byGap.values().forEach(row -> {
            for (int month = 0; month < sum.length; month++) {
                sum[month] += row.amounts[month];
            }
        });
        return sum;
    }

    /** Bytes times amounts, by month, for a content. */
    public double[] bytes(ChangedBytes content) {
        double[] bytes = new double[whole.length];
        add(bytes, whole, content.full());
        for (Row row : byGap.values()) {
            add(bytes, row.amounts, content.after(row.gap, row.number));
        }
        if (content.grows()) {
            for (int month = 0; month < bytes.length; month++) {
                bytes[month] += grown(month, content);
            }
        }
        return bytes;
    }

    /** What has come to the content since the first month, times amounts. */
    private double grown(int month, ChangedBytes content) {
        if (whole[month] != 0) {
            return whole[month] * content.grown(newest(month));
        }
        double start = month * (double) Months.SECONDS;
        double grown = content.grown(start + Months.SECONDS) - content.grown(start);
        return inGaps(month) / Months.SECONDS * grown;
    }

    /** When the newest of the points that stand beside each other in a month was captured, on average: seconds from the first month. */
    public double newest(int month) {
        return whole[month] == 0 ? 0 : (captured[month] + inGaps(month)) / whole[month];
    }

    private double inGaps(int month) {
        double seconds = 0;
        for (Row row : byGap.values()) {
            seconds += (double) row.gap * row.amounts[month];
        }
        return seconds;
    }

    /**
     * Bytes times the seconds they came later than their points, by month: each move takes as long as its bytes need.
     *
     * @param content what is stored of the points
     * @param moved what has to be moved for that
     * @param overhead seconds of each move apart from moving
     * @param bytesPerSecond more than 0
     */
    public double[] delays(ChangedBytes content, ChangedBytes moved, double overhead, double bytesPerSecond) {
        double[] late = new double[whole.length];
        add(late, whole, content.full() * late(moved.full(), overhead, bytesPerSecond));
        for (Row row : byGap.values()) {
            double bytes = content.after(row.gap, row.number);
            add(late, row.amounts, bytes * late(moved.after(row.gap, row.number), overhead, bytesPerSecond));
        }
        return late;
    }

    private static double late(double bytes, double overhead, double bytesPerSecond) {
        return Math.min((double) Months.SECONDS, overhead + bytes / bytesPerSecond);
    }

    private static void add(double[] sums, long[] amounts, double factor) {
        for (int month = 0; month < sums.length; month++) {
            sums[month] += (double) amounts[month] * factor;
        }
    }
}
