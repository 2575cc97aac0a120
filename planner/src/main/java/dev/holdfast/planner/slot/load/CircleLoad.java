package dev.holdfast.planner.slot.load;

import java.util.Arrays;

/** How many jobs run, transfer and begin at each minute of a circle. Mutable. */
public final class CircleLoad {

    private final int[] jobs;
    private final int[] transfers;
    private final int[] beginnings;

    /** No load yet, on a circle of so many minutes. */
    public CircleLoad(int circle) {
        this.jobs = new int[circle];
        this.transfers = new int[circle];
        this.beginnings = new int[circle];
    }

    /** Adds the jobs of a machine that begins so many minutes after its nominal starts. */
    public void add(Course course, StaggeredMachine machine, int slot) {
        change(course, machine, slot, 1);
    }

    /** Takes away what {@link #add} added. */
    public void remove(Course course, StaggeredMachine machine, int slot) {
        change(course, machine, slot, -1);
    }

    private void change(Course course, StaggeredMachine machine, int slot, int by) {
        for (int run = 0; run < course.runs(); run++) {
            int start = course.start(run) + slot;
            beginnings[start % jobs.length] += by;
            change(jobs, start, machine.snapshotMinutes(), by);
            if (course.transfers(run, slot)) {
                change(jobs, start + machine.snapshotMinutes(), machine.transferMinutes(), by);
                change(transfers, start + machine.snapshotMinutes(), machine.transferMinutes(), by);
            }
        }
    }

    /** A job that is longer than the circle meets its own successor. */
    private static void change(int[] values, int start, int length, int by) {
        int rounds = length / values.length;
        if (rounds > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] += by * rounds;
            }
        }
        int rest = length % values.length;
        int index = start % values.length;
        for (int i = 0; i < rest; i++) {
            values[index] += by;
            index = index + 1 == values.length ? 0 : index + 1;
        }
    }

    /** Jobs by minute; not a copy. */
    public int[] jobs() {
        return jobs;
    }

    /** Transfers by minute; not a copy. */
    public int[] transfers() {
        return transfers;
    }

    /** Beginnings by minute; not a copy. */
    public int[] beginnings() {
        return beginnings;
    }

    /** The first minute with the most jobs, and the most transfers of any minute. */
    public LoadPeak peak() {
        int minute = 0;
        for (int i = 1; i < jobs.length; i++) {
            minute = jobs[i] > jobs[minute] ? i : minute;
        }
        return new LoadPeak(minute, jobs[minute], Arrays.stream(transfers).max().orElse(0));
    }

    /** True if a machine runs at a minute at which more than this many jobs run. */
    public boolean exceeds(Course course, StaggeredMachine machine, int slot, int most) {
        for (int run = 0; run < course.runs(); run++) {
            int length = course.transfers(run, slot) ? machine.minutes() : machine.snapshotMinutes();
            for (int i = 0; i < Math.min(length, jobs.length); i++) {
                if (jobs[(course.start(run) + slot + i) % jobs.length] > most) {
                    return true;
                }
            }
        }
        return false;
    }
}
