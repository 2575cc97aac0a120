package dev.holdfast.planner.schedule;

import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.model.schedule.CronFields;
import dev.holdfast.dsl.model.schedule.CronText;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Compiles each kind of recurrence to its {@link DayPattern}; the one place that knows them all. */
final class DayPatterns {

    /** Days of a week. */
    static final int DAYS_OF_WEEK = 7;

    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_DAY_OF_WEEK = 3;

    private DayPatterns() {}

    /** The day of the week of a date in days since 1970: 0 for Monday to 6 for Sunday. */
    static int dayOfWeek(long day) {
        return (int) Math.floorMod(day + FIRST_DAY_OF_WEEK, (long) DAYS_OF_WEEK);
    }

    static DayPattern of(Recurrence recurrence, ZoneId zone) {
        return switch (recurrence.kind()) {
            case EVERY -> every((Recurrence.Every) recurrence, zone);
            case CRON -> cron((Recurrence.Cron) recurrence);
            case DAILY -> new DayPattern.FixedTimes(day -> true, seconds(((Recurrence.Daily) recurrence).times()));
            case WEEKLY -> weekly((Recurrence.Weekly) recurrence);
            case MONTHLY -> monthly((Recurrence.Monthly) recurrence);
        };
    }

    private static DayPattern every(Recurrence.Every every, ZoneId zone) {
        long interval = every.interval().toSeconds();
        if (interval < 1) {
            throw new IllegalArgumentException("an interval is at least a second: " + every.interval());
        }
        TimeWindow window = every.window();
        int start = window.start().toSecondOfDay();
        int end = window.end().toSecondOfDay();
        boolean wholeDay = start == end;
        if (interval < LocalClock.DAY) {
            return new DayPattern.DividedWindow(start, end > start ? end : end + LocalClock.DAY, interval);
        }
        if (interval % LocalClock.DAY != 0 && wholeDay) {
            return new DayPattern.LongInterval(new LocalClock(zone).first(start), interval);
        }
        long days = (interval + LocalClock.DAY - 1) / LocalClock.DAY;
        return new DayPattern.FixedTimes(day -> Math.floorMod(day, days) == 0, new int[] {start});
    }

    private static DayPattern cron(Recurrence.Cron cron) {
        CronFields fields = CronText.parse(cron.expression());
        int[] seconds = fields.secondsOfDay();
        return fields.everyHour()
                ? new DayPattern.RepeatedTimes(fields::includes, seconds)
                : new DayPattern.FixedTimes(fields::includes, seconds);
    }

    private static DayPattern weekly(Recurrence.Weekly weekly) {
        boolean[] included = new boolean[DAYS_OF_WEEK];
        for (DayOfWeek day : weekly.days()) {
            included[day.getValue() - 1] = true;
        }
        return new DayPattern.FixedTimes(day -> included[dayOfWeek(day)], seconds(weekly.times()));
    }

    private static DayPattern monthly(Recurrence.Monthly monthly) {
        CalendarDay named = monthly.day();
        return new DayPattern.FixedTimes(day -> named.matches(LocalDate.ofEpochDay(day)), seconds(monthly.times()));
    }

    private static int[] seconds(List<LocalTime> times) {
        int[] seconds = new int[times.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = times.get(i).toSecondOfDay();
        }
        return seconds;
    }
}
