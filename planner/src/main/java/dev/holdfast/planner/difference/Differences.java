package dev.holdfast.planner.difference;

import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.DesiredObject;
import dev.holdfast.planner.desired.DesiredState;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Compares what should be there with what was done last and with what is there. */
public final class Differences {

    private Differences() {}

    /**
     * Every object that has to change: first what appears or changes, in creation order, then what goes, in the opposite
     * order.
     *
     * @param desired what should be there
     * @param recorded what was done last
     * @param world what is there
     * @param at the instant of the plan
     * @param findings is told about changes the service does not allow and objects that were changed outside
     */
    public static List<ObjectDifference> of(
            DesiredState desired, RecordedState recorded, World world, Instant at, Findings findings) {
        Strength strength = new Strength(at);
        Alterations alterations = new Alterations(desired, recorded, world, strength, findings);
        List<ObjectDifference> changes = new ArrayList<>();
        Set<ObjectAddress> changed = new HashSet<>();
        for (DesiredObject object : desired.objects().values()) {
            Optional<ObjectDifference> change = alterations.compare(object);
            if (change.isPresent()) {
                changes.add(change.get());
                changed.add(change.get().address());
            }
        }
        for (ObjectDifference change : List.copyOf(changes)) {
            if (change.action() == ActionType.REPLACE && change.address().type() == ObjectType.PROTECTION) {
                alterations
                        .writtenAgain(change)
                        .filter(schedule -> !changed.contains(schedule.address()))
                        .ifPresent(changes::add);
            }
        }
        Removals removals = new Removals(desired, world, findings);
        List<ObjectDifference> removed = removals.of(leftovers(desired, recorded));
        List<ObjectDifference> gone = new ArrayList<>();
        for (ObjectDifference difference : removed) {
            (difference.action() == ActionType.UPDATE ? changes : gone).add(difference);
        }
        changes.sort(Comparator.comparing(ObjectDifference::address));
        gone.sort(Comparator.comparing(ObjectDifference::address).reversed());
        changes.addAll(gone);
        return changes;
    }

    /** Recorded objects that nothing desires, except those that stay untouched. */
    private static List<ManagedObject> leftovers(DesiredState desired, RecordedState recorded) {
        SortedMap<ObjectAddress, DesiredObject> wanted = desired.objects();
        List<ManagedObject> leftovers = new ArrayList<>();
        for (ManagedObject object : recorded.objects().values()) {
            if (!wanted.containsKey(object.address()) && !desired.untouched().contains(object.address())) {
                leftovers.add(object);
            }
        }
        return leftovers;
    }
}
