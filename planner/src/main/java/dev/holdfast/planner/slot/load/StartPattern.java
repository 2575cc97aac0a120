package dev.holdfast.planner.slot.load;

import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.planner.schedule.DailyStarts;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.schedule.Runs;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the machines of a policy start, in whole minutes of a week without clock changes.
 *
 * @param policy name of the policy
 * @param minutes nominal starts of a day, minutes after local midnight, ascending
 * @param weekdays local days of the week on which it ever starts
 * @param zoneMinutes minutes the zone is ahead of UTC, without daylight saving
 * @param slots number of slots, at least 1: whole minutes shorter than the stagger
 * @param daysBetween most days from a start to the next day with one
 */
public record StartPattern(
        String policy, List<Integer> minutes, Set<DayOfWeek> weekdays, int zoneMinutes, int slots, int daysBetween) {

    /** Minutes of a day. */
    public static final int DAY = 1_440;

    /** Four years hold every pair of date and leap year; a fixed stretch, so that the result depends on the schedule alone. */
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");

    public StartPattern {
        if (slots < 1 || slots > DAY) {
            throw new IllegalArgumentException("slots must be 1 to " + DAY + ": " + slots);
        }
        minutes = List.copyOf(minutes);
        weekdays = weekdays.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    }

    /**
     * The pattern of a schedule.
     *
     * @param at the instant whose standard offset of the zone counts
     */
    public static StartPattern of(String policy, Schedule schedule, ZoneId zone, Instant at) {
        DailyStarts starts = DailyStarts.of(schedule.recurrence());
        Set<Integer> minutes = new TreeSet<>();
        for (LocalTime time : starts.times()) {
            minutes.add(time.toSecondOfDay() / 60);
        }
        Set<DayOfWeek> weekdays = EnumSet.allOf(DayOfWeek.class);
        int days = 1;
        if (!starts.everyDay()) {
            weekdays.clear();
            days = collectDays(Occurrences.of(schedule.recurrence(), ZoneOffset.UTC), weekdays);
        }
        int zoneMinutes = zone.getRules().getStandardOffset(at).getTotalSeconds() / 60;
        return new StartPattern(
                policy, new ArrayList<>(minutes), weekdays, zoneMinutes, slots(schedule.stagger()), days);
    }

    /** Whole minutes from 0 on that are shorter than a stagger; one if it is shorter than a minute. */
    public static int slots(Duration stagger) {
        return (int) Math.max(1, Math.min(DAY, (stagger.toSeconds() + 59) / 60));
    }

    private static int collectDays(Occurrences occurrences, Set<DayOfWeek> weekdays) {
        Runs runs = occurrences.runs(FROM);
        long previous = FROM.getEpochSecond() / 86_400;
        long longest = 1;
        for (long second = runs.next(); second < TO.getEpochSecond(); second = runs.next()) {
            long day = second / 86_400;
            weekdays.add(DayOfWeek.of(Math.floorMod((int) (day + 3), 7) + 1));
            longest = Math.max(longest, day - previous);
            previous = day;
        }
        return (int) longest;
    }

    /** Minutes from a run that transfers to the next one, at most. */
    public int minutesBetween() {
        return daysBetween * DAY;
    }

    /** True if it starts on every day of the week. */
    public boolean everyDay() {
        return weekdays.size() == 7;
    }

    /**
     * Minutes that the largest possible stagger lasts: to the next nominal start, and a day at most. A later start would
     * belong to another run.
     */
    public int widest() {
        int shortest = DAY;
        for (int i = 1; i < minutes.size(); i++) {
            shortest = Math.min(shortest, minutes.get(i) - minutes.get(i - 1));
        }
        if (minutes.size() > 1) {
            shortest = Math.min(shortest, minutes.get(0) + DAY - minutes.get(minutes.size() - 1));
        }
        return Math.max(1, Math.max(slots, shortest));
    }

    /** The same pattern with another number of slots. */
    public StartPattern withSlots(int other) {
        return new StartPattern(policy, minutes, weekdays, zoneMinutes, other, daysBetween);
    }

    /** The same pattern without its policy's name: equal for policies whose machines can start at the same minutes. */
    public StartPattern unnamed() {
        return new StartPattern("", minutes, weekdays, zoneMinutes, slots, daysBetween);
    }

    /** Minutes after local midnight of a minute of the circle. */
    public int localMinute(int circleMinute) {
        return Math.floorMod(circleMinute + zoneMinutes, DAY);
    }
}
