package dev.holdfast.planner.schedule;

/** Days of the week of dates counted in days since 1970, which was a Thursday. */
final class Weekdays {

    private Weekdays() {}

    /** 0 for Monday to 6 for Sunday. */
    static int mondayBased(long day) {
        return (int) Math.floorMod(day + 3, 7L);
    }

    /** 0 for Sunday to 6 for Saturday, as cron counts. */
    static int sundayBased(long day) {
        return (int) Math.floorMod(day + 4, 7L);
    }
}
