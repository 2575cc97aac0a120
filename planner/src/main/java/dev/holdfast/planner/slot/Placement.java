package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.CircleLoad;
import dev.holdfast.planner.slot.load.Course;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.util.Arrays;
import java.util.OptionalInt;

/** Slots of a group, given one by one, and the load that follows from them. Mutable. */
final class Placement {

    static final int NONE = -1;

    private final OverlapGroup group;
    private final CircleLoad load;
    private final WindowScan jobs;
    private final WindowScan transfers;
    private final int[] slots;

    Placement(OverlapGroup group) {
        this.group = group;
        this.load = new CircleLoad(group.circle());
        this.jobs = new WindowScan(load.jobs(), group.widest());
        this.transfers = new WindowScan(load.transfers(), group.widest());
        this.slots = new int[group.size()];
        Arrays.fill(slots, NONE);
    }

    /** Another placement with the same slots. */
    Placement copy() {
        Placement copy = new Placement(group);
        for (int index = 0; index < slots.length; index++) {
            if (isPlaced(index)) {
                copy.put(index, slots[index]);
            }
        }
        return copy;
    }

    /** Slots by the group's order; {@link #NONE} where not placed. Not a copy. */
    int[] slots() {
        return slots;
    }

    CircleLoad load() {
        return load;
    }

    boolean isPlaced(int index) {
        return slots[index] != NONE;
    }

    void put(int index, int slot) {
        load.add(group.course(index), group.machine(index), slot);
        slots[index] = slot;
    }

    void take(int index) {
        load.remove(group.course(index), group.machine(index), slots[index]);
        slots[index] = NONE;
    }

    /**
     * Places every machine without a slot, in the group's order, where the fewest jobs run beside it; among equal places where
     * the fewest begin in the same minute, then where the least work is beside it, then the earliest.
     *
     * @param indifferent peaks up to this one count as equally low
     */
    void placeOthers(int indifferent) {
        for (int index = 0; index < slots.length; index++) {
            if (!isPlaced(index)) {
                put(index, leastLoaded(index, indifferent));
            }
        }
    }

    private int leastLoaded(int index, int indifferent) {
        StaggeredMachine machine = group.machine(index);
        Course course = group.course(index);
        int count = machine.pattern().slots();
        scanJobs(course, machine, count);
        int best = 0;
        int bestPeak = Integer.MAX_VALUE;
        int bestBeginnings = Integer.MAX_VALUE;
        for (int slot = 0; slot < count; slot++) {
            int peak = Math.max(indifferent, jobs.greatest(slot) + 1);
            if (peak <= bestPeak) {
                int beginnings = beginnings(course, slot);
                boolean better = peak < bestPeak
                        || beginnings < bestBeginnings
                        || (beginnings == bestBeginnings && jobs.sum(slot) < jobs.sum(best));
                if (better) {
                    best = slot;
                    bestPeak = peak;
                    bestBeginnings = beginnings;
                }
            }
        }
        return best;
    }

    /** Moves machines to where fewer begin in the same minute, as far as no peak rises. */
    void spread() {
        LoadPeak peak = load.peak();
        if (peak.jobs() > 0 && peak.transfers() > 0) {
            VaultCapacity most = new VaultCapacity(peak.jobs(), peak.transfers());
            for (int index = 0; index < slots.length; index++) {
                spread(index, most);
            }
        }
    }

    private void spread(int index, VaultCapacity most) {
        StaggeredMachine machine = group.machine(index);
        Course course = group.course(index);
        int best = slots[index];
        take(index);
        scanJobs(course, machine, machine.pattern().slots());
        scanTransfers(course, machine, machine.pattern().slots());
        int fewest = beginnings(course, best);
        for (int slot = 0; slot < machine.pattern().slots(); slot++) {
            int beginnings = beginnings(course, slot);
            if (beginnings < fewest && hasRoom(machine, slot, most)) {
                best = slot;
                fewest = beginnings;
            }
        }
        put(index, best);
    }

    private int beginnings(Course course, int slot) {
        int sum = 0;
        for (int run = 0; run < course.runs(); run++) {
            sum += load.beginnings()[(course.start(run) + slot) % group.circle()];
        }
        return sum;
    }

    private void scanJobs(Course course, StaggeredMachine machine, int count) {
        jobs.reset(count);
        for (int run = 0; run < course.runs(); run++) {
            int first = 0;
            while (first < count) {
                boolean transferring = course.transfers(run, first);
                int end = sameKind(course, run, first, count);
                int length = transferring ? machine.minutes() : machine.snapshotMinutes();
                jobs.pass(course.start(run) + first, first, end, length);
                first = end;
            }
        }
    }

    private void scanTransfers(Course course, StaggeredMachine machine, int count) {
        transfers.reset(count);
        for (int run = 0; run < course.runs(); run++) {
            int first = 0;
            while (first < count) {
                int end = sameKind(course, run, first, count);
                if (course.transfers(run, first)) {
                    int start = course.start(run) + machine.snapshotMinutes() + first;
                    transfers.pass(start, first, end, machine.transferMinutes());
                }
                first = end;
            }
        }
    }

    /** The end of the stretch of slots with which a run transfers, or does not, as with the first of them. */
    private static int sameKind(Course course, int run, int first, int count) {
        int end = first + 1;
        while (end < count && course.transfers(run, end) == course.transfers(run, first)) {
            end++;
        }
        return end;
    }

    /** The first offset from one on, up to the widest stagger, at which a vault of this capacity has room at every run. */
    OptionalInt earliest(int index, int from, VaultCapacity capacity) {
        StaggeredMachine machine = group.machine(index);
        Course course = group.course(index);
        scanJobs(course, machine, course.widest());
        scanTransfers(course, machine, course.widest());
        for (int slot = from; slot < course.widest(); slot++) {
            if (hasRoom(machine, slot, capacity)) {
                return OptionalInt.of(slot);
            }
        }
        return OptionalInt.empty();
    }

    /** True if the slot that was looked at last leaves the load within this; a job longer than the circle meets itself. */
    private boolean hasRoom(StaggeredMachine machine, int slot, VaultCapacity capacity) {
        int rounds = (machine.minutes() - 1) / group.circle() + 1;
        return jobs.greatest(slot) + rounds <= capacity.jobs()
                && transfers.greatest(slot) + rounds <= capacity.transfers();
    }
}
