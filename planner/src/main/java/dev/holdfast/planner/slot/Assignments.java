package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.util.Optional;
import java.util.OptionalInt;

/** The ways to give slots to a group: from nothing, around the recorded ones, and moved to a lower peak. */
final class Assignments {

    /** Hundredths of the lowest peak that was found by which it may rise again so that fewer jobs move data at once. */
    private static final int GIVEN_UP = 4;

    /** What may be looked at for a lower peak of jobs, about half a second; fleets that are easy to level need far less. */
    private static final long EFFORT_FOR_JOBS = 120_000_000;

    /** The same for fewer transfers, whose bound is hardly ever reached. */
    private static final long EFFORT_FOR_TRANSFERS = 20_000_000;

    private Assignments() {}

    /**
     * As if nothing were recorded: the assignment that begins jobs most evenly if hardly more of them run at once than must,
     * else the one with the lowest peaks that was found. The tighter jobs are packed, the more of them must begin in the same
     * minutes; so the tight ways come last, and even starts count for more than few transfers that the vault has room for.
     */
    static Placement fresh(OverlapGroup group, VaultCapacity capacity) {
        VaultCapacity aim = LowerBound.of(group).close().and(capacity);
        Placement even = new Placement(group);
        even.placeOthers(Math.min(aim.jobs(), capacity.transfers()));
        if (peak(even) <= aim.jobs() && capacity.holds(even.load().peak())) {
            return even;
        }
        Placement lines = lines(group);
        VaultCapacity jobsAlone = new VaultCapacity(aim.jobs(), Integer.MAX_VALUE);
        Placement low = nearest(jobsAlone, even, Levelling.from(lines, group, jobsAlone, EFFORT_FOR_JOBS));
        int enough = peak(low) <= aim.jobs() ? aim.jobs() : (int) ((long) peak(low) * (100 + GIVEN_UP) / 100);
        VaultCapacity both = new VaultCapacity(enough, aim.transfers());
        Placement level = nearest(both, low, Levelling.from(low, group, both, EFFORT_FOR_TRANSFERS));
        Placement chosen = level;
        if (!capacity.holds(level.load().peak())) {
            chosen = capacity.holds(lines.load().peak())
                    ? lines
                    : firstFit(group, capacity).orElse(level);
        }
        chosen.spread();
        return chosen;
    }

    private static Placement nearest(VaultCapacity aim, Placement one, Placement other) {
        return aim.isNearer(other.load().peak(), one.load().peak()) ? other : one;
    }

    /** The machines of each window in as few lines as possible. */
    private static Placement lines(OverlapGroup group) {
        Placement placement = new Placement(group);
        group.byWindow().forEach((window, indexes) -> {
            int[] minutes = indexes.stream()
                    .mapToInt(index -> group.machine(index).minutes())
                    .toArray();
            int[] beginnings = Lines.beginnings(minutes, window.slots() - 1);
            for (int i = 0; i < minutes.length; i++) {
                placement.put(indexes.get(i), beginnings[i]);
            }
        });
        return placement;
    }

    /** True if fresh slots are within what the vault takes. The bound and the lines answer most such questions quickly. */
    static boolean within(OverlapGroup group, VaultCapacity capacity) {
        LowerBound bound = LowerBound.of(group);
        if (bound.jobs() > capacity.jobs() || bound.transfers() > capacity.transfers()) {
            return false;
        }
        return capacity.holds(lines(group).load().peak())
                || capacity.holds(fresh(group, capacity).load().peak());
    }

    /** Each machine at the first slot at which the vault has room for it; empty if one finds none inside its stagger. */
    private static Optional<Placement> firstFit(OverlapGroup group, VaultCapacity capacity) {
        Placement placement = new Placement(group);
        for (int index = 0; index < group.size(); index++) {
            OptionalInt slot = placement.earliest(index, 0, capacity);
            if (slot.isEmpty()
                    || slot.getAsInt() >= group.machine(index).pattern().slots()) {
                return Optional.empty();
            }
            placement.put(index, slot.getAsInt());
        }
        return Optional.of(placement);
    }

    /** Recorded slots as they are, the others where the load is least. */
    static Placement kept(OverlapGroup group, VaultCapacity capacity) {
        if (group.machines().stream().noneMatch(machine -> machine.recorded().isPresent())) {
            return fresh(group, capacity);
        }
        Placement placement = new Placement(group);
        for (int index = 0; index < group.size(); index++) {
            if (group.machine(index).recorded().isPresent()) {
                placement.put(index, group.machine(index).recorded().getAsInt());
            }
        }
        placement.placeOthers(0);
        return placement;
    }

    /**
     * The kept slots if no fresh ones have a lower peak; else few moves that bring the peak down to that of fresh ones, or the
     * fresh ones. Doing it again moves nothing.
     */
    static Placement rebalanced(OverlapGroup group, VaultCapacity capacity) {
        Placement fresh = fresh(group, capacity);
        int aim = peak(fresh);
        Placement placement = kept(group, capacity);
        if (isAsGood(placement, fresh, capacity)) {
            return placement;
        }
        for (int index = 0; index < group.size(); index++) {
            if (placement
                    .load()
                    .exceeds(
                            group.course(index), group.machine(index), placement.slots()[index], aim)) {
                placement.take(index);
            }
        }
        placement.placeOthers(aim);
        return isAsGood(placement, fresh, capacity) ? placement : fresh;
    }

    private static boolean isAsGood(Placement placement, Placement fresh, VaultCapacity capacity) {
        boolean held = capacity.holds(placement.load().peak())
                || !capacity.holds(fresh.load().peak());
        return held && peak(placement) <= peak(fresh);
    }

    private static int peak(Placement placement) {
        return placement.load().peak().jobs();
    }
}
