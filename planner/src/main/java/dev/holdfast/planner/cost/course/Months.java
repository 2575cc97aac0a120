package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.price.PriceUnit;
import java.time.Instant;

/**
 * The months of an estimate: billing months of {@link PriceUnit#MONTH} one after the other, in seconds since 1970.
 *
 * @param start when the first begins
 * @param count how many; 1 or more
 */
public record Months(long start, int count) {

    /** Seconds of one month. */
    public static final long SECONDS = PriceUnit.MONTH.toSeconds();

    public Months {
        if (count < 1) {
            throw new IllegalArgumentException("an estimate is over at least one month: " + count);
        }
    }

    /** Months from an instant on. */
    public static Months from(Instant start, int count) {
        return new Months(start.getEpochSecond(), count);
    }

    /** When the last month ends. */
    long end() {
        return start + count * SECONDS;
    }

    /** The month of a second, from 0; seconds before the first or after the last have none, and are given the nearest. */
    int of(long second) {
        return (int) Math.max(0, Math.min(count - 1L, Math.floorDiv(second - start, SECONDS)));
    }

    /** Takes the parts of a stretch of time. */
    @FunctionalInterface
    interface Parts {
        /** So many seconds of it lie in a month, counted from 0. */
        void add(int month, long seconds);
    }

    /** Cuts a stretch of time into the months in which it lies. */
    void spread(long from, long to, Parts parts) {
        long begin = Math.max(from, start);
        long end = Math.min(to, end());
        while (begin < end) {
            int month = of(begin);
            long next = Math.min(end, start + (month + 1L) * SECONDS);
            parts.add(month, next - begin);
            begin = next;
        }
    }
}
