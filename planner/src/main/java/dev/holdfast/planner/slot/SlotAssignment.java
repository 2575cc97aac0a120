package dev.holdfast.planner.slot;

import dev.holdfast.planner.slot.load.LoadPeak;
import dev.holdfast.planner.slot.load.OverlapGroup;
import dev.holdfast.planner.slot.load.StaggeredMachine;
import dev.holdfast.planner.slot.load.VaultCapacity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Slots for the machines of a vault, and the load that follows.
 *
 * @param slots whole minutes from 0 on, shorter than the stagger, by machine
 * @param groups what machines that can meet do to the vault; one entry for each group
 */
public record SlotAssignment(SortedMap<String, Integer> slots, List<GroupLoad> groups) {

    public SlotAssignment {
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        groups = List.copyOf(groups);
    }

    /**
     * Gives slots. Recorded ones stay, whatever comes or goes beside them; a machine without one gets the place with the least
     * load. The order of the machines does not matter. Where nothing is recorded, at most a tenth more jobs run at once than
     * {@link LowerBound} says must, unless transfers last into the next run. The cost grows with machines × slots × runs of
     * a day; levelling, where it is needed, adds a limited effort.
     *
     * @param machines of one vault
     * @param capacity what the vault takes; recorded slots stay even above it
     * @param rebalance move recorded slots where that lowers the peak
     */
    public static SlotAssignment of(Collection<StaggeredMachine> machines, VaultCapacity capacity, boolean rebalance) {
        SortedMap<String, Integer> slots = new TreeMap<>();
        List<GroupLoad> groups = new ArrayList<>();
        for (OverlapGroup group : OverlapGroup.split(machines)) {
            Placement kept = Assignments.kept(group, capacity);
            Placement planned = rebalance ? Assignments.rebalanced(group, capacity) : kept;
            List<String> moved = new ArrayList<>();
            for (int index = 0; index < group.size(); index++) {
                StaggeredMachine machine = group.machine(index);
                int slot = planned.slots()[index];
                slots.put(machine.address(), slot);
                if (machine.recorded().isPresent() && machine.recorded().getAsInt() != slot) {
                    moved.add(machine.address());
                }
            }
            LoadPeak peak = planned.load().peak();
            boolean over = !capacity.holds(peak);
            boolean lighter = over
                    && capacity.holds(Assignments.fresh(group, capacity).load().peak());
            groups.add(new GroupLoad(
                    group.patterns(),
                    kept.load().peak(),
                    peak,
                    moved,
                    lighter,
                    over && !lighter ? new WindowCheck(group, planned, capacity).shortfalls() : List.of()));
        }
        return new SlotAssignment(slots, groups);
    }
}
