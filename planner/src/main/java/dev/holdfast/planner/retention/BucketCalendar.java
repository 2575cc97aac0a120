package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.planner.schedule.LocalClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The calendar buckets of one class over the rows of an item, as numbers that grow with time. A number means something only
 * beside its class, so a week can never be taken for a month. Remembers the month it last looked at.
 */
final class BucketCalendar {

    /** Answer of {@link #lastDay} if the bucket has no such day. */
    static final long NO_DAY = Long.MIN_VALUE;

    /** ISO weeks start on Monday; day 0, 1 January 1970, was a Thursday. */
    private static final int THURSDAY = 3;

    private static final int HOUR = 3_600;

    private final RetentionClass bucket;
    private final PointColumns columns;
    private final LocalClock clock;
    /** The bucket that has not ended; later than all for {@code last}. */
    private final long open;

    private long monthStart = 1;
    private long monthEnd;
    private long month;

    /**
     * The buckets of a class.
     *
     * @param clock a clock of the zone of the columns
     * @param at the instant that tells which bucket is open
     */
    BucketCalendar(RetentionClass bucket, PointColumns columns, LocalClock clock, Instant at) {
        this.bucket = bucket;
        this.columns = columns;
        this.clock = clock;
        long second = at.getEpochSecond();
        this.open = bucket == RetentionClass.LAST ? Long.MAX_VALUE : bucket(second, clock.localDay(second));
    }

    /** The first candidate from a row on; the number of rows if there is none. */
    int candidate(int row) {
        int found = row;
        while (found < columns.size() && !columns.isCandidate(found)) {
            found++;
        }
        return found;
    }

    /** The row after the last of the bucket that begins with a candidate; rows in between may be none. */
    int end(int start) {
        long first = bucket(start);
        int end = start + 1;
        // ">=": where midnight is repeated a later date can come before an earlier one; they are one bucket then.
        while (end < columns.size() && (!columns.isCandidate(end) || bucket(end) >= first)) {
            end++;
        }
        return end;
    }

    /** True if the bucket of a row has not ended; every bucket of {@code last} has. */
    boolean isOpen(int row) {
        return bucket(row) >= open;
    }

    private long bucket(int row) {
        return switch (bucket) {
            case LAST -> -row;
            case HOURLY -> bucket(columns.second(row), columns.days[row]);
            case DAILY, WEEKLY, MONTHLY, YEARLY -> bucket(0, columns.days[row]);
        };
    }

    private long bucket(long epochSecond, long day) {
        return switch (bucket) {
            case LAST -> throw new IllegalStateException("every point is a bucket of its own under last");
            // The instant at which the hour began, so that a repeated hour is two buckets.
            case HOURLY -> epochSecond - Math.floorMod(clock.localSecond(epochSecond), HOUR);
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
     * How many buckets later a day is than an earlier one.
     *
     * @throws IllegalArgumentException if the buckets of the class are no days or no whole numbers of them
     */
    static long between(RetentionClass bucket, LocalDate earlier, LocalDate later) {
        return switch (bucket) {
            case LAST, HOURLY -> throw new IllegalArgumentException("days do not tell the buckets of " + bucket.word());
            case DAILY -> ChronoUnit.DAYS.between(earlier, later);
            case WEEKLY ->
                Math.floorDiv(later.toEpochDay() + THURSDAY, 7) - Math.floorDiv(earlier.toEpochDay() + THURSDAY, 7);
            case MONTHLY -> ChronoUnit.MONTHS.between(YearMonth.from(earlier), YearMonth.from(later));
            case YEARLY -> (long) later.getYear() - earlier.getYear();
        };
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
