package dev.holdfast.planner.mechanism;

import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.schedule.Recurrence;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.model.schedule.TimeWindow;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.schedule.DailyStarts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a kind of backup policy of the service can run a schedule and keep its snapshots, and which. */
final class ScheduleFeasibility {

    private static final long DAY = 86_400;
    /** When backups of a proposed schedule start where the declared one names no time: outside office hours. */
    static final LocalTime USUAL_START = LocalTime.of(22, 0);

    private ScheduleFeasibility() {}

    /** A {@link Choice.Backup} with the schedule as it is, or {@link Choice.Infeasible} with the nearest that can be run. */
    static Choice check(BackupPolicy policy, Schedule schedule, ServiceProfile profile) {
        Recurrence recurrence = schedule.recurrence();
        DailyStarts starts = DailyStarts.of(recurrence);
        List<Duration> intervals = profile.policies().enhancedIntervals();
        String named = "Schedule '" + RecurrenceText.format(recurrence) + "' of policy " + policy.name();
        if (starts.times().isEmpty()) {
            return new Choice.Infeasible(
                    named + " is no number of days; backups start daily or less often by date.",
                    policy.withSchedule(schedule.withRecurrence(new Recurrence.Daily(List.of(USUAL_START)))));
        }
        if (recurrence instanceof Recurrence.Every every && every.interval().toSeconds() > DAY) {
            return new Choice.Infeasible(
                    named + " counts days; the service starts backups daily or on days of the week.",
                    policy.withSchedule(schedule.withRecurrence(
                            new Recurrence.Daily(List.of(every.window().start())))));
        }
        if (starts.days() == DailyStarts.Days.OTHER) {
            return new Choice.Infeasible(
                    named
                            + " starts on days of the month or year; the service starts backups daily or on days of the week."
                            + " Retention selects the points to keep for months and years.",
                    policy.withSchedule(schedule.withRecurrence(new Recurrence.Weekly(
                            new TreeSet<>(List.of(weekday(recurrence))),
                            List.of(starts.times().get(0))))));
        }
        boolean once = starts.times().size() == 1;
        if (!once && !starts.everyDay()) {
            return new Choice.Infeasible(
                    named
                            + " starts several times on some days only; the service runs several backups a day every day.",
                    policy.withSchedule(schedule.withRecurrence(nearest(starts.times(), intervals))));
        }
        if (!once) {
            Optional<Choice> problem = severalTimes(policy, schedule, named, starts.times(), intervals);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return withInstant(policy, schedule, starts, named, profile);
    }

    /** The day of the week that a monthly recurrence counts, so that its runs stay among the weekly ones; else Sunday. */
    private static DayOfWeek weekday(Recurrence recurrence) {
        Optional<DayOfWeek> named =
                recurrence instanceof Recurrence.Monthly monthly ? monthly.day().weekday() : Optional.empty();
        return named.orElse(DayOfWeek.SUNDAY);
    }

    /** True if two starts of a day are closer than the interval. */
    static boolean isMoreOftenThan(Duration interval, Recurrence recurrence) {
        List<LocalTime> times = DailyStarts.of(recurrence).times();
        for (int i = 0; i < times.size() && times.size() > 1; i++) {
            if (gapAfter(times, i) < interval.toSeconds()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Choice> severalTimes(
            BackupPolicy policy, Schedule schedule, String named, List<LocalTime> times, List<Duration> intervals) {
        String offered = offered(intervals);
        if (schedule.recurrence() instanceof Recurrence.Every every) {
            long length = every.window().length().toSeconds();
            long interval = every.interval().toSeconds();
            if (!intervals.contains(every.interval())) {
                return Optional.of(new Choice.Infeasible(
                        named + " runs every " + Durations.format(every.interval()) + "; the service offers every "
                                + offered + ".",
                        policy.withSchedule(schedule.withRecurrence(nearest(every, intervals)))));
            }
            if (length % interval != 0 || length < intervals.get(0).toSeconds()) {
                return Optional.of(new Choice.Infeasible(
                        named + " has a window of " + Durations.format(Duration.ofSeconds(length))
                                + ", which is no multiple of its interval; the service offers no such window.",
                        policy.withSchedule(schedule.withRecurrence(nearest(every, intervals)))));
            }
            return Optional.empty();
        }
        for (Duration interval : intervals) {
            if (isEven(times, interval.toSeconds())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Choice.Infeasible(
                named + " starts several times a day in a way that the service does not offer: it runs every " + offered
                        + " inside one window a day.",
                policy.withSchedule(schedule.withRecurrence(nearest(times, intervals)))));
    }

    /** True if all gaps but at most one are the interval and that one is not shorter: starts inside one window. */
    private static boolean isEven(List<LocalTime> times, long interval) {
        int others = 0;
        for (int i = 0; i < times.size(); i++) {
            long gap = gapAfter(times, i);
            if (gap < interval) {
                return false;
            }
            others += gap == interval ? 0 : 1;
        }
        return others <= 1;
    }

    /** Seconds from a start to the next, round the clock. */
    private static long gapAfter(List<LocalTime> times, int index) {
        long next = times.get((index + 1) % times.size()).toSecondOfDay();
        return Math.floorMod(next - times.get(index).toSecondOfDay(), DAY);
    }

    private static Recurrence nearest(List<LocalTime> times, List<Duration> intervals) {
        Duration interval = largestWithin(Duration.ofSeconds(DAY / times.size()), intervals);
        LocalTime start = times.get(0);
        return new Recurrence.Every(interval, new TimeWindow(start, start));
    }

    private static Recurrence nearest(Recurrence.Every every, List<Duration> intervals) {
        Duration interval = largestWithin(every.interval(), intervals);
        long length = every.window().length().toSeconds();
        long step = interval.toSeconds();
        long rounded = Math.min(DAY, (length + step - 1) / step * step);
        LocalTime start = every.window().start();
        return new Recurrence.Every(interval, new TimeWindow(start, start.plusSeconds(rounded)));
    }

    /** The largest interval that is not longer, so that no gap grows; the smallest if all are longer. */
    private static Duration largestWithin(Duration most, List<Duration> intervals) {
        Duration found = intervals.get(0);
        for (Duration interval : intervals) {
            found = interval.compareTo(most) <= 0 ? interval : found;
        }
        return found;
    }

    private static String offered(List<Duration> intervals) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < intervals.size(); i++) {
            String before = i == 0 ? "" : i + 1 == intervals.size() ? " or " : ", ";
            text.append(before).append(Durations.format(intervals.get(i)));
        }
        return text.toString();
    }

    private static Choice withInstant(
            BackupPolicy policy, Schedule schedule, DailyStarts starts, String named, ServiceProfile profile) {
        boolean once = starts.times().size() == 1;
        int standardDays = profile.policies().standardInstantDays();
        int enhancedDays = profile.policies().enhancedInstantDays();
        Optional<Age> instant = policy.retention().flatMap(rule -> rule.instant());
        long kept = instant.map(Age::approximateSeconds).orElse(DAY);
        if (kept < DAY) {
            return new Choice.Infeasible(
                    "Policy " + policy.name() + " keeps snapshots for "
                            + instant.map(Age::toString).orElse("")
                            + "; the service keeps them for whole days, at least one.",
                    withSnapshots(policy, 1));
        }
        if (once && kept <= standardDays * DAY) {
            String often = starts.everyDay() ? "once a day" : "less than once a day";
            return new Choice.Backup(
                    PolicyType.STANDARD,
                    schedule,
                    List.of(named + " starts " + often + ": a standard policy can do it."));
        }
        if (once && !starts.everyDay()) {
            return tooLong(policy, instant, standardDays, "under a schedule that does not run every day");
        }
        if (kept > enhancedDays * DAY) {
            return tooLong(policy, instant, enhancedDays, "under any policy");
        }
        String why = once
                ? " with snapshots kept for more than " + standardDays + " days needs an enhanced policy."
                : " starts several times a day: that needs an enhanced policy.";
        return new Choice.Backup(PolicyType.ENHANCED, schedule, List.of(named + why));
    }

    private static Choice tooLong(BackupPolicy policy, Optional<Age> instant, int days, String where) {
        return new Choice.Infeasible(
                "Policy " + policy.name() + " keeps snapshots for "
                        + instant.map(Age::toString).orElse("") + "; the service keeps them for " + days
                        + " days at most " + where + ".",
                withSnapshots(policy, days));
    }

    private static BackupPolicy withSnapshots(BackupPolicy policy, int days) {
        return policy.withRetention(policy.retention().orElseThrow().withInstant(Age.ofDays(days)));
    }
}
