package dev.holdfast.planner.cost.course;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts by month and by the gap between a point and its older neighbour, on which alone it depends how many bytes the point holds:
 * seconds for which such a pair stood beside each other, or how many were moved. A point without an older neighbour holds everything.
 * Mutable while it is filled.
 */
public final class GapTable {

    /** Gaps are told apart by the quarter of an hour; what changes in seven minutes does not show in a bill. */
    private static final long QUANTUM = 900;

    private final Months months;
    private final GapNumbers numbers;
    private final long[] whole;
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
    }

    /** A pair stood for a time. */
    void stood(long gap, long from, long to) {
        months.spread(from, to, row(gap));
    }

    /** A point without an older neighbour stood for a time. */
    void stoodWhole(long from, long to) {
        months.spread(from, to, whole);
    }

    /** What changed in a gap was moved once. */
    void moved(long gap, long second) {
        row(gap)[months.of(second)]++;
    }

    /** Everything was moved once. */
    void movedWhole(long second) {
        addWhole(1, second);
    }

    /** Some amount of everything, in the month of a second. */
    void addWhole(long amount, long second) {
        whole[months.of(second)] += amount;
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
        return bytes;
    }

    /**
     * Bytes times the seconds they came later than their points, by month: each move takes as long as its bytes need.
     *
     * @param overhead seconds of each move apart from moving
     * @param bytesPerSecond more than 0
     */
    public double[] delays(ChangedBytes content, double overhead, double bytesPerSecond) {
        double[] late = new double[whole.length];
        add(late, whole, late(content.full(), overhead, bytesPerSecond));
        for (Row row : byGap.values()) {
            add(late, row.amounts, late(content.after(row.gap, row.number), overhead, bytesPerSecond));
        }
        return late;
    }

    private static double late(double bytes, double overhead, double bytesPerSecond) {
        return bytes * Math.min((double) Months.SECONDS, overhead + bytes / bytesPerSecond);
    }

    private static void add(double[] sums, long[] amounts, double factor) {
        for (int month = 0; month < sums.length; month++) {
            sums[month] += (double) amounts[month] * factor;
        }
    }
}
