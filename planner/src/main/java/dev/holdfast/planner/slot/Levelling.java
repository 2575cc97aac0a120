package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.Course;
import dev.holdfast.planner.slot.load.JobClass;
import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lowers the peaks of a placement by moving machines, pass after pass, each to where it costs least. A minute costs a high
 * power of its load, so the fullest minutes decide; blocks of like machines move together, large ones first. Mutable.
 */
final class Levelling {

    private static final int PASSES = 40;

    /** Passes without an improvement before the end. */
    private static final int PATIENCE = 8;

    /** Blocks are a peak divided by this at first, half as large after every other pass, and finally ... */
    private static final int COARSE = 16;

    /** ... a peak divided by this, which is how exact the result is. */
    private static final int FINE = 128;

    /** Minutes and slots that are looked at for each machine before the passes end, at most. */
    private static final long EFFORT_EACH = 60_000;

    private final OverlapGroup group;
    private final VaultCapacity aim;
    private final List<JobClass> classes;
    private final Placement current;
    private final LevelCost jobs;
    private final LevelCost transfers;
    private long looked;

    private Levelling(OverlapGroup group, VaultCapacity aim, Placement start) {
        this.group = group;
        this.aim = aim;
        this.classes = group.classes(IntStream.range(0, group.size()).boxed().toList());
        this.current = start.copy();
        this.jobs = new LevelCost(current.load().jobs(), 6);
        this.transfers = new LevelCost(current.load().transfers(), 4);
    }

    /**
     * The best placement on the way from one.
     *
     * @param aim peaks that are low enough; jobs matter more than transfers
     * @param effort minutes and slots that are looked at before the passes end, whatever the number of machines
     */
    static Placement from(Placement start, OverlapGroup group, VaultCapacity aim, long effort) {
        return new Levelling(group, aim, start).run(start, Math.min(effort, EFFORT_EACH * group.size()));
    }

    private Placement run(Placement start, long effort) {
        Placement best = start;
        int stale = 0;
        for (int pass = 0; pass < PASSES && stale < PATIENCE && looked < effort; pass++) {
            LoadPeak lowest = best.load().peak();
            if (aim.holds(lowest)) {
                break;
            }
            jobs.fullAt(Math.max(lowest.jobs(), aim.jobs()) * 0.97);
            transfers.fullAt(Math.max(lowest.transfers() * 0.9, aim.transfers() * 0.97));
            int most = Math.max(lowest.jobs() / FINE, (lowest.jobs() / COARSE) >> (pass / 2));
            for (JobClass alike : classes) {
                move(alike, Math.max(1, most));
            }
            stale++;
            if (aim.isNearer(current.load().peak(), lowest)) {
                best = current.copy();
                stale = 0;
            }
        }
        return best;
    }

    private void move(JobClass alike, int most) {
        List<Integer> indexes = alike.indexes();
        for (int from = 0; from < indexes.size(); from += most) {
            List<Integer> block = indexes.subList(from, Math.min(indexes.size(), from + most));
            block.forEach(current::take);
            jobs.update(block.size());
            transfers.update(block.size());
            int slot = cheapest(alike.first());
            block.forEach(index -> current.put(index, slot));
        }
    }

    /** The earliest slot at which a machine costs least. */
    private int cheapest(int index) {
        StaggeredMachine machine = group.machine(index);
        Course course = group.course(index);
        int slots = machine.pattern().slots();
        looked += (long) slots * course.runs() + 2L * group.circle();
        int cheapest = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int slot = 0; slot < slots; slot++) {
            double cost = 0;
            for (int run = 0; run < course.runs(); run++) {
                int start = course.start(run) + slot;
                if (course.transfers(run, slot)) {
                    cost += jobs.of(start, machine.minutes());
                    cost += transfers.of(start + machine.snapshotMinutes(), machine.transferMinutes());
                } else {
                    cost += jobs.of(start, machine.snapshotMinutes());
                }
            }
            if (cost < lowest) {
                lowest = cost;
                cheapest = slot;
            }
        }
        return cheapest;
    }
}
