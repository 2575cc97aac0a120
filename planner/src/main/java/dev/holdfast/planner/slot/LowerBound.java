package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.Course;
import dev.holdfast.planner.slot.load.JobClass;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What no assignment of a group can stay below. Two bounds hold: the work that must lie in or shortly after the windows
 * ({@link ConfinedWork}), and the lines in which jobs can follow each other ({@link Lines#least}). What snapshots of the next
 * run add to transfers that are not done by then is not counted, so there the bound can be out of reach.
 *
 * @param jobs jobs that run at once, at least
 * @param transfers jobs that move data at once, at least
 */
record LowerBound(int jobs, int transfers) {

    /** A peak up to this many hundredths above the bound counts as close to it. */
    private static final int CLOSE = 10;

    /** The highest bound of all machines together and of those of each window alone. */
    static LowerBound of(OverlapGroup group) {
        List<Integer> all = IntStream.range(0, group.size()).boxed().toList();
        LowerBound bound = averaged(group, all);
        Collection<List<Integer>> windows = group.byWindow().values();
        for (List<Integer> indexes : windows) {
            if (windows.size() > 1) {
                bound = bound.or(averaged(group, indexes));
            }
            bound = bound.or(lines(group, indexes));
        }
        return bound;
    }

    private static LowerBound averaged(OverlapGroup group, Collection<Integer> indexes) {
        ConfinedWork everyRun = new ConfinedWork(group.circle());
        ConfinedWork transferringRuns = new ConfinedWork(group.circle());
        ConfinedWork transfers = new ConfinedWork(group.circle());
        for (int index : indexes) {
            StaggeredMachine machine = group.machine(index);
            Course course = group.course(index);
            int days = course.days();
            everyRun.addWork(machine.minutes(), days);
            everyRun.addWork(machine.snapshotMinutes(), course.runs() - days);
            transferringRuns.addWork(machine.minutes(), days);
            transfers.addWork(machine.transferMinutes(), days);
        }
        for (JobClass jobs : group.classes(indexes)) {
            Course course = group.course(jobs.first());
            StaggeredMachine machine = group.machine(jobs.first());
            for (int run = 0; run < course.runs(); run++) {
                for (int slot = 0; slot < machine.pattern().slots(); slot++) {
                    everyRun.allow(course.start(run) + slot);
                    if (course.transfers(run, slot)) {
                        transferringRuns.allow(course.start(run) + slot);
                        transfers.allow(course.start(run) + slot + machine.snapshotMinutes());
                    }
                }
            }
        }
        return new LowerBound(Math.max(everyRun.least(), transferringRuns.least()), transfers.least());
    }

    private static LowerBound lines(OverlapGroup group, List<Integer> indexes) {
        int first = indexes.get(0);
        int slots = group.machine(first).pattern().slots();
        if (group.course(first).runs() == 0 || !group.course(first).transfersTogether(slots)) {
            return new LowerBound(1, 1);
        }
        return new LowerBound(
                lines(group, indexes, StaggeredMachine::minutes, slots - 1),
                lines(group, indexes, StaggeredMachine::transferMinutes, slots - 1));
    }

    private static int lines(
            OverlapGroup group, List<Integer> indexes, ToIntFunction<StaggeredMachine> length, int lastSlot) {
        int[] longestFirst = indexes.stream()
                .map(index -> -length.applyAsInt(group.machine(index)))
                .sorted()
                .mapToInt(negative -> -negative)
                .toArray();
        return Lines.least(longestFirst, lastSlot);
    }

    private LowerBound or(LowerBound other) {
        return new LowerBound(Math.max(jobs, other.jobs), Math.max(transfers, other.transfers));
    }

    /** The highest peak that counts as close to the bound. */
    VaultCapacity close() {
        return new VaultCapacity(close(jobs), close(transfers));
    }

    private static int close(int bound) {
        return (int) ((long) bound * (100 + CLOSE) / 100);
    }
}
