package dev.holdfast.planner.slot;

import java.util.Optional;
import java.util.OptionalInt;

/** The ways to give slots to a group: from nothing, around the recorded ones, and moved to a lower peak. */
final class Assignments {

    /** Quarters of the tail that are filled first, from the assignment that starts jobs most evenly on. */
    private static final int QUARTERS = 4;

    private Assignments() {}

    /**
     * As if nothing were recorded: the assignment that begins jobs most evenly among those whose peak is close to the lowest
     * possible one, else the one with the lowest peak that was found. The tighter jobs are packed, the more of them must begin
     * in the same first and last minute; so the tight ways come last.
     */
    static Placement fresh(OverlapGroup group, VaultCapacity capacity) {
        LowerBound bound = LowerBound.of(group);
        int enough = Math.min(bound.closePeak(), capacity.safeJobs());
        Placement lowest = even(group, bound, 0, enough);
        for (int quarters = 1; quarters <= QUARTERS && peak(lowest) > enough; quarters++) {
            Placement tighter = quarters < QUARTERS ? even(group, bound, quarters, enough) : tight(group, bound);
            lowest = peak(tighter) < peak(lowest) ? tighter : lowest;
        }
        return capacity.holds(lowest.load().peak())
                ? lowest
                : firstFit(group, capacity).orElse(lowest);
    }

    /** Begins as few jobs together as the peak allows, after some quarters of the tails are placed. */
    private static Placement even(OverlapGroup group, LowerBound bound, int quarters, int enough) {
        Placement placement = new Placement(group);
        bound.placeTails(placement, quarters, QUARTERS);
        placement.placeOthers(enough, Taste.EVEN);
        return placement;
    }

    /** True if slots that the vault takes are found in few passes over the machines. */
    static boolean within(OverlapGroup group, VaultCapacity capacity) {
        Placement placement = even(group, LowerBound.of(group), 0, capacity.safeJobs());
        return capacity.holds(placement.load().peak())
                || firstFit(group, capacity).isPresent();
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

    /** Packs jobs one after the other, without regard to how many begin together. */
    private static Placement tight(OverlapGroup group, LowerBound bound) {
        Placement placement = new Placement(group);
        bound.placeTails(placement, QUARTERS, QUARTERS);
        placement.placeOthers(0, Taste.TIGHT);
        return placement;
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
        placement.placeOthers(0, Taste.EVEN);
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
        placement.placeOthers(aim, Taste.EVEN);
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
