package dev.holdfast.dsl.model.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Names days of the calendar: {@code sunday}, {@code first sunday}, {@code last day}, {@code 15},
 * {@code first sunday of january}.
 *
 * @param weekday the day of the week; absent if days are counted by number
 * @param ordinal with a weekday: 1 to 5 from the start of the month, -1 the last, 0 every one; without: the day of the
 *     month 1 to 31, -1 the last day. A day of the month that a month does not have is the month's last.
 * @param month the only month that counts; absent for every month
 */
public record CalendarDay(Optional<DayOfWeek> weekday, int ordinal, Optional<Month> month) {

    public CalendarDay {
        boolean fits =
                weekday.isPresent() ? ordinal >= -1 && ordinal <= 5 : ordinal == -1 || (ordinal >= 1 && ordinal <= 31);
        if (!fits) {
            throw new IllegalArgumentException("no such day: " + ordinal + " " + weekday);
        }
    }

    /** Every one of this weekday. */
    public static CalendarDay every(DayOfWeek weekday) {
        return new CalendarDay(Optional.of(weekday), 0, Optional.empty());
    }

    /** True if {@code date} is such a day. */
    public boolean matches(LocalDate date) {
        if (month.isPresent() && date.getMonth() != month.get()) {
            return false;
        }
        if (weekday.isEmpty()) {
            int day = ordinal == -1 ? date.lengthOfMonth() : Math.min(ordinal, date.lengthOfMonth());
            return date.getDayOfMonth() == day;
        }
        if (date.getDayOfWeek() != weekday.get()) {
            return false;
        }
        return switch (ordinal) {
            case 0 -> true;
            case -1 -> date.equals(date.with(TemporalAdjusters.lastInMonth(weekday.get())));
            default -> (date.getDayOfMonth() - 1) / 7 + 1 == ordinal;
        };
    }
}
