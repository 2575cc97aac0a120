package dev.holdfast.dsl.model.schedule;

import java.time.LocalDate;

/**
 * The five fields of a cron expression as bit sets: bit n is set if the value n is included.
 *
 * @param minutes 0 to 59
 * @param hours 0 to 23
 * @param monthDays 1 to 31
 * @param months 1 to 12
 * @param weekdays 0 (Sunday) to 6
 * @param dayRule how day of month and day of week go together
 * @param everyHour true if the hour is {@code *} or {@code *}{@code /n}: an interval, not a fixed hour
 */
public record CronFields(
        long minutes, long hours, long monthDays, long months, long weekdays, DayRule dayRule, boolean everyHour) {

    /** How day of month and day of week go together. */
    public enum DayRule {
        /** Both must include the date: the rule unless both are restricted. */
        BOTH,
        /** One is enough: the Unix rule when neither field begins with a star. */
        EITHER
    }

    private static final long DAYS_OF_WEEK = 7;
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_DAY_OF_WEEK = 4;

    private static final int[] MONTH_LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** True if something starts on this date, in days since 1970. */
    public boolean includes(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        boolean weekday = has(weekdays, (int) Math.floorMod(day + FIRST_DAY_OF_WEEK, DAYS_OF_WEEK));
        if (!has(months, date.getMonthValue())) {
            return false;
        }
        boolean monthDay = has(monthDays, date.getDayOfMonth());
        return switch (dayRule) {
            case BOTH -> monthDay && weekday;
            case EITHER -> monthDay || weekday;
        };
    }

    /**
     * True if no date of the calendar is ever included, as with 30 February. A date that exists in some year falls on every day
     * of the week in some year, so only months and their days matter.
     */
    public boolean isImpossible() {
        if (dayRule == DayRule.EITHER) {
            return false;
        }
        for (int month = 1; month <= MONTH_LENGTHS.length; month++) {
            long possible = (1L << (MONTH_LENGTHS[month - 1] + 1)) - 1;
            if (has(months, month) && (monthDays & possible) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The times of each included date, in seconds of the day, ascending. */
    public int[] secondsOfDay() {
        int[] seconds = new int[Long.bitCount(hours) * Long.bitCount(minutes)];
        int used = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (has(hours, minute / 60) && has(minutes, minute % 60)) {
                seconds[used++] = minute * 60;
            }
        }
        return seconds;
    }

    private static boolean has(long set, int value) {
        return (set >> value & 1) != 0;
    }
}
