package dev.holdfast.dsl.model.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When something happens, on a wall clock in a zone that the policy names. The canonical text of each is the value of the
 * attribute {@code schedule} in plans and state.
 */
public sealed interface Recurrence {

    /** Which kind this is. */
    RecurrenceKind kind();

    /**
     * Divides a daily window from its start: every 4 h in 08:00-20:00 is 08:00, 12:00 and 16:00.
     *
     * @param interval longer than nothing; at most a day when the window is limited
     * @param window half-open
     */
    record Every(Duration interval, TimeWindow window) implements Recurrence {
        @Override
        public RecurrenceKind kind() {
            return RecurrenceKind.EVERY;
        }
    }

    /**
     * Unix cron with five fields.
     *
     * @param expression as the user wrote it, white space folded, nicknames ({@code @daily}) kept
     */
    record Cron(String expression) implements Recurrence {
        @Override
        public RecurrenceKind kind() {
            return RecurrenceKind.CRON;
        }
    }

    /**
     * At times of every day.
     *
     * @param times ascending, at least one
     */
    record Daily(List<LocalTime> times) implements Recurrence {
        public Daily {
            times = times.stream().sorted().distinct().toList();
        }

        @Override
        public RecurrenceKind kind() {
            return RecurrenceKind.DAILY;
        }
    }

    /**
     * At times of some days of the week.
     *
     * @param days at least one, Monday first
     * @param times ascending, at least one
     */
    record Weekly(SortedSet<DayOfWeek> days, List<LocalTime> times) implements Recurrence {
        public Weekly {
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
            times = times.stream().sorted().distinct().toList();
        }

        @Override
        public RecurrenceKind kind() {
            return RecurrenceKind.WEEKLY;
        }
    }

    /**
     * At times of some day of each month.
     *
     * @param day never names a month; a day that a month does not have is the month's last
     * @param times ascending, at least one
     */
    record Monthly(CalendarDay day, List<LocalTime> times) implements Recurrence {
        public Monthly {
            times = times.stream().sorted().distinct().toList();
        }

        @Override
        public RecurrenceKind kind() {
            return RecurrenceKind.MONTHLY;
        }
    }
}
