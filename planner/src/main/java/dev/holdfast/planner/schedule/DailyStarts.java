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
 * @param everyDay true if it starts on every date
 */
public record DailyStarts(List<LocalTime> times, boolean everyDay) {

    public DailyStarts {
        times = List.copyOf(times);
    }

    /** The starts of a recurrence; throws like {@link Occurrences#of}. */
    public static DailyStarts of(Recurrence recurrence) {
        DayPattern pattern = DayPatterns.of(recurrence, ZoneOffset.UTC);
        if (pattern instanceof DayPattern.FixedTimes fixed) {
            return new DailyStarts(times(fixed.seconds()), includesEveryDay(recurrence, pattern));
        }
        if (pattern instanceof DayPattern.RepeatedTimes repeated) {
            return new DailyStarts(times(repeated.seconds()), includesEveryDay(recurrence, pattern));
        }
        if (pattern instanceof DayPattern.DividedWindow window) {
            List<Integer> seconds = new ArrayList<>();
            for (long second = window.start(); second < window.end(); second += window.interval()) {
                seconds.add((int) (second % LocalClock.DAY));
            }
            return new DailyStarts(
                    times(seconds.stream().mapToInt(Integer::intValue).sorted().toArray()), true);
        }
        return new DailyStarts(List.of(), false);
    }

    /** Dates repeat their weekday and day of month after 400 years; a leap cycle shows every pair of month and day. */
    private static boolean includesEveryDay(Recurrence recurrence, DayPattern pattern) {
        return switch (recurrence.kind()) {
            case DAILY -> true;
            case WEEKLY -> ((Recurrence.Weekly) recurrence).days().size() == 7;
            case EVERY -> ((Recurrence.Every) recurrence).interval().toSeconds() <= LocalClock.DAY;
            case MONTHLY -> false;
            case CRON -> includesFourYears(pattern);
        };
    }

    private static boolean includesFourYears(DayPattern pattern) {
        for (long day = 0; day < 4 * 365 + 1; day++) {
            if (!pattern.includes(day)) {
                return false;
            }
        }
        return true;
    }

    private static List<LocalTime> times(int[] seconds) {
        List<LocalTime> times = new ArrayList<>(seconds.length);
        for (int second : seconds) {
            times.add(LocalTime.ofSecondOfDay(second));
        }
        return times;
    }
}
