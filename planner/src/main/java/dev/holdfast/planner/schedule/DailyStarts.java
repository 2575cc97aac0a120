package dev.holdfast.planner.schedule;

import dev.holdfast.dsl.model.schedule.Recurrence;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recurrence does on a day without clock changes.
 *
 * @param times of a day on which it starts, ascending; empty if it never starts, or has no fixed time of day (an interval
 *     longer than a day that is no number of days)
 * @param days on which it starts
 */
public record DailyStarts(List<LocalTime> times, Days days) {

    /** Which dates a recurrence includes. */
    public enum Days {
        /** Every date. */
        ALL,
        /** The same days of every week, not all of them. */
        OF_THE_WEEK,
        /** Days of the month or year, every so many days, or never. */
        OTHER
    }

    /** In 28 years every date falls on every day of the week. */
    private static final int CALENDAR_CYCLE = 28 * 365 + 7;

    public DailyStarts {
        times = List.copyOf(times);
    }

    /** The starts of a recurrence; throws like {@link Occurrences#of}. */
    public static DailyStarts of(Recurrence recurrence) {
        DayPattern pattern = DayPatterns.of(recurrence, ZoneOffset.UTC);
        if (pattern instanceof DayPattern.FixedTimes fixed) {
            return new DailyStarts(times(fixed.seconds()), days(pattern));
        }
        if (pattern instanceof DayPattern.RepeatedTimes repeated) {
            return new DailyStarts(times(repeated.seconds()), days(pattern));
        }
        if (pattern instanceof DayPattern.DividedWindow window) {
            List<Integer> seconds = new ArrayList<>();
            for (long second = window.start(); second < window.end(); second += window.interval()) {
                seconds.add((int) (second % LocalClock.DAY));
            }
            return new DailyStarts(
                    times(seconds.stream().mapToInt(Integer::intValue).sorted().toArray()), Days.ALL);
        }
        return new DailyStarts(List.of(), Days.OTHER);
    }

    /** True if it starts on every date. */
    public boolean everyDay() {
        return days == Days.ALL;
    }

    private static Days days(DayPattern pattern) {
        boolean[] included = new boolean[DayPatterns.DAYS_OF_WEEK];
        int count = 0;
        for (long day = 0; day < CALENDAR_CYCLE; day++) {
            int dayOfWeek = DayPatterns.dayOfWeek(day);
            boolean starts = pattern.includes(day);
            if (day < included.length) {
                included[dayOfWeek] = starts;
                count += starts ? 1 : 0;
            } else if (starts != included[dayOfWeek]) {
                return Days.OTHER;
            }
        }
        return count == included.length ? Days.ALL : count > 0 ? Days.OF_THE_WEEK : Days.OTHER;
    }

    private static List<LocalTime> times(int[] seconds) {
        List<LocalTime> times = new ArrayList<>(seconds.length);
        for (int second : seconds) {
            times.add(LocalTime.ofSecondOfDay(second));
        }
        return times;
    }
}
