package dev.holdfast.planner.cost.bill;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Amounts by band and month, in millionths of a unit, so that they add up exactly. Immutable. */
public final class Usage {

    /** Parts of one unit. */
    public static final long SCALE = 1_000_000;

    private static final int DIGITS = 6;

    /** No month is like it. */
    private static final long NONE = -1;

    /** Months, and last the steady one. */
    private final Map<CostBand, long[]> amounts = new EnumMap<>(CostBand.class);

    private Usage() {}

    /**
     * Amounts of months.
     *
     * @param months by band, in units; at least 0
     * @param steady by band, of a month in which everything has come to stay as it is; absent if there is none
     */
    public static Usage of(Map<CostBand, double[]> months, Map<CostBand, Double> steady) {
        Usage usage = new Usage();
        months.forEach((band, values) -> {
            long[] row = new long[values.length + 1];
            for (int month = 0; month < values.length; month++) {
                row[month] = parts(values[month]);
            }
            Double last = steady.get(band);
            row[values.length] = last == null ? NONE : parts(last);
            usage.amounts.put(band, row);
        });
        return usage;
    }

    private static long parts(double units) {
        return Math.max(0, (long) StrictMath.rint(units * SCALE));
    }

    /** The same at the upper end of the band, and nothing else. */
    Usage highOnly() {
        Usage usage = new Usage();
        amounts.forEach((band, row) -> {
            long[] nothing = new long[row.length];
            nothing[row.length - 1] = row[row.length - 1] == NONE ? NONE : 0;
            usage.amounts.put(band, band == CostBand.HIGH ? row : nothing);
        });
        return usage;
    }

    /** Millionths of a unit as units. */
    public static BigDecimal units(long parts) {
        return BigDecimal.valueOf(parts, DIGITS);
    }

    /** How many months there are. */
    public int months() {
        return row(CostBand.LIKELY).length - 1;
    }

    /** Millionths of a unit in a month, counted from 0. */
    public long in(CostBand band, int month) {
        return row(band)[month];
    }

    /** Millionths of a unit in a month in which everything has come to stay as it is; empty if there is none. */
    public OptionalLong steady(CostBand band) {
        long[] row = row(band);
        long last = row[row.length - 1];
        return last == NONE ? OptionalLong.empty() : OptionalLong.of(last);
    }

    private long[] row(CostBand band) {
        long[] row = amounts.get(band);
        if (row == null) {
            throw new IllegalStateException("nothing is known of " + band);
        }
        return row;
    }

    /** True if there never is anything. */
    public boolean isNothing() {
        return amounts.values().stream()
                .allMatch(row -> Arrays.stream(row).allMatch(amount -> amount == 0 || amount == NONE));
    }
}
