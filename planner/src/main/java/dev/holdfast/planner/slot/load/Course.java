package dev.holdfast.planner.slot.load;

import java.time.DayOfWeek;

/** A pattern laid on a circle of minutes: where its runs begin with slot 0, and which run of a day transfers. */
public final class Course {

    private final int perDay;
    private final int[] starts;
    private final int[] lastOfDay;

    /**
     * A course.
     *
     * @param circle minutes of the circle: a day, or a week
     */
    public Course(StartPattern pattern, int circle) {
        this.perDay = pattern.minutes().size();
        this.starts = starts(pattern, circle);
        this.lastOfDay = new int[pattern.widest()];
        for (int slot = 0; slot < lastOfDay.length; slot++) {
            lastOfDay[slot] = lastOfDay(pattern, slot);
        }
    }

    private static int[] starts(StartPattern pattern, int circle) {
        boolean oneDay = circle == StartPattern.DAY;
        int days = oneDay ? 1 : pattern.weekdays().size();
        int[] starts = new int[days * pattern.minutes().size()];
        int count = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (oneDay ? day == DayOfWeek.MONDAY : pattern.weekdays().contains(day)) {
                for (int minute : pattern.minutes()) {
                    int local = (day.getValue() - 1) * StartPattern.DAY + minute;
                    starts[count++] = Math.floorMod(local - pattern.zoneMinutes(), circle);
                }
            }
        }
        return starts;
    }

    /** A slot can carry a run over midnight, and then an earlier one is the last of its date. */
    private static int lastOfDay(StartPattern pattern, int slot) {
        int last = 0;
        int latest = -1;
        for (int i = 0; i < pattern.minutes().size(); i++) {
            int minute = (pattern.minutes().get(i) + slot) % StartPattern.DAY;
            if (minute > latest) {
                latest = minute;
                last = i;
            }
        }
        return last;
    }

    /** Runs on the circle. */
    public int runs() {
        return starts.length;
    }

    /** Days of the circle with runs: so many runs transfer. */
    public int days() {
        return perDay == 0 ? 0 : starts.length / perDay;
    }

    /** Where a run begins with slot 0. */
    public int start(int run) {
        return starts[run];
    }

    /** Offsets there are: the widest possible stagger. */
    public int widest() {
        return lastOfDay.length;
    }

    /** True if the same run of a day transfers with each of so many slots. */
    public boolean transfersTogether(int slots) {
        for (int slot = 1; slot < slots; slot++) {
            if (lastOfDay[slot] != lastOfDay[0]) {
                return false;
            }
        }
        return true;
    }

    /** True if a run with this slot is the last of its local day, whose point goes to the vault. */
    public boolean transfers(int run, int slot) {
        return run % perDay == lastOfDay[slot];
    }
}
