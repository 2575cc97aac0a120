package dev.holdfast.dsl.model.schedule;

import dev.holdfast.dsl.quantity.QuantityException;
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

    /**
     * Reads {@code sunday}, {@code first sunday}, {@code last friday}, {@code 15}, {@code last day}, each also with a month:
     * {@code first sunday of january}. English names or their first three letters, in any case; {@code first day} is the
     * day 1; the word {@code of} may be left out.
     *
     * @throws QuantityException if the text is something else
     */
    public static CalendarDay parse(String text) throws QuantityException {
        return CalendarDayText.parse(text);
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

    /** {@code first sunday of january}: lower case, full names; parses to an equal day. */
    @Override
    public String toString() {
        return CalendarDayText.format(this);
    }
}
