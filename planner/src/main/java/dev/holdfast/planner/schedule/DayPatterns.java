package dev.holdfast.planner.schedule;

import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;

/** Compiles each kind of recurrence to its {@link DayPattern}; the one place that knows them all. */
final class DayPatterns {

    private DayPatterns() {}

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
        CronFields fields = CronExpressions.compile(cron.expression());
        if (fields.isImpossible()) {
            return new DayPattern.Never();
        }
        int[] seconds = fields.secondsOfDay();
        return fields.everyHour()
                ? new DayPattern.RepeatedTimes(fields::includes, seconds)
                : new DayPattern.FixedTimes(fields::includes, seconds);
    }

    private static DayPattern weekly(Recurrence.Weekly weekly) {
        SortedSet<DayOfWeek> days = weekly.days();
        boolean[] included = new boolean[7];
        for (DayOfWeek day : days) {
            included[day.getValue() - 1] = true;
        }
        return timesOf(days.isEmpty(), weekly.times(), day -> included[Weekdays.mondayBased(day)]);
    }

    private static DayPattern monthly(Recurrence.Monthly monthly) {
        CalendarDay named = monthly.day();
        return timesOf(false, monthly.times(), day -> named.matches(LocalDate.ofEpochDay(day)));
    }

    private static DayPattern timesOf(boolean never, List<LocalTime> times, java.util.function.LongPredicate days) {
        return never || times.isEmpty() ? new DayPattern.Never() : new DayPattern.FixedTimes(days, seconds(times));
    }

    private static int[] seconds(List<LocalTime> times) {
        int[] seconds = new int[times.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = times.get(i).toSecondOfDay();
        }
        return seconds;
    }
}
