package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.planner.schedule.LocalClock;
import java.time.LocalDate;

/**
 * The calendar buckets of each class, as numbers that grow with time. A number means something only beside its class, so a
 * week can never be taken for a month.
 */
final class BucketCalendar {

    /** Answer of {@link #lastDay} if the bucket has no such day. */
    static final long NO_DAY = Long.MIN_VALUE;

    /** ISO weeks start on Monday; day 0, 1 January 1970, was a Thursday. */
    private static final int THURSDAY = 3;

    private static final int HOUR = 3_600;
    private static final long NANOS = 1_000_000_000L;

    private long monthStart = 1;
    private long monthEnd;
    private long month;

    /** The bucket of every candidate, in their order; never rising. */
    long[] buckets(RetentionClass bucket, PointColumns columns) {
        long[] buckets = new long[columns.candidates.length];
        for (int i = 0; i < buckets.length; i++) {
            int row = columns.candidates[i];
            buckets[i] = bucket == RetentionClass.LAST
                    ? -i
                    : bucket(bucket, Math.floorDiv(columns.nanos[row], NANOS), columns.local[row]);
        }
        return buckets;
    }

    /** The bucket that is open at an instant; no bucket of {@code last} ever is. */
    long openBucket(RetentionClass bucket, long epochSecond, long localSecond) {
        return bucket == RetentionClass.LAST ? Long.MAX_VALUE : bucket(bucket, epochSecond, localSecond);
    }

    private long bucket(RetentionClass bucket, long epochSecond, long localSecond) {
        long day = Math.floorDiv(localSecond, LocalClock.DAY);
        return switch (bucket) {
            case LAST -> throw new IllegalArgumentException("every point is a bucket of its own under last");
            // The instant at which the hour began, so that a repeated hour is two buckets.
            case HOURLY -> epochSecond - Math.floorMod(localSecond, HOUR);
            case DAILY -> day;
            case WEEKLY -> Math.floorDiv(day + THURSDAY, 7);
            case MONTHLY -> month(day);
            case YEARLY -> Math.floorDiv(month(day), 12);
        };
    }

    /** Months since year 0. */
    private long month(long day) {
        if (day < monthStart || day >= monthEnd) {
            LocalDate date = LocalDate.ofEpochDay(day);
            monthStart = day - date.getDayOfMonth() + 1;
            monthEnd = monthStart + date.lengthOfMonth();
            month = date.getYear() * 12L + date.getMonthValue() - 1;
        }
        return month;
    }

    /**
     * The last day in a bucket that {@code on} names, in days since 1970; {@link #NO_DAY} if there is none.
     *
     * @param day any day of the bucket
     */
    static long lastDay(RetentionClass bucket, CalendarDay on, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (bucket == RetentionClass.YEARLY && on.month().isPresent()) {
            return lastDay(
                    RetentionClass.MONTHLY,
                    on,
                    LocalDate.of(date.getYear(), on.month().get(), 1).toEpochDay());
        }
        long first = switch (bucket) {
            case LAST, HOURLY, DAILY -> day;
            case WEEKLY -> day - date.getDayOfWeek().getValue() + 1;
            case MONTHLY -> day - date.getDayOfMonth() + 1;
            case YEARLY -> day - date.getDayOfYear() + 1;
        };
        long last = switch (bucket) {
            case LAST, HOURLY, DAILY -> day;
            case WEEKLY -> first + 6;
            case MONTHLY -> first + date.lengthOfMonth() - 1;
            case YEARLY -> first + date.lengthOfYear() - 1;
        };
        for (long candidate = last; candidate >= first; candidate--) {
            if (on.matches(LocalDate.ofEpochDay(candidate))) {
                return candidate;
            }
        }
        return NO_DAY;
    }
}
