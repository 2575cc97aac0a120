package dev.holdfast.dsl.model.schedule;

import java.time.Duration;
import java.time.LocalTime;

/**
 * A daily window, half-open: the end is not part of it.
 *
 * @param start first moment
 * @param end first moment after; not later than {@code start} means the next day, equal means the whole day
 */
public record TimeWindow(LocalTime start, LocalTime end) {

    /** The whole day from midnight. */
    public static final TimeWindow WHOLE_DAY = new TimeWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Length on a day without clock changes; 24 hours if start and end are equal. */
    public Duration length() {
        Duration length = Duration.between(start, end);
        return length.isNegative() || length.isZero() ? length.plusDays(1) : length;
    }

    /** {@code 08:00-20:00}. */
    @Override
    public String toString() {
        return start + "-" + end;
    }
}
