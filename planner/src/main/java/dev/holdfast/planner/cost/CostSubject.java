package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What an estimate is about: an estate as it is, or as a plan leaves it.
 *
 * @param objects every object, by address
 * @param machines what is known of machines, by address; some objects and points may be of machines that nobody knows any more
 * @param holdings the points there are
 */
public record CostSubject(
        SortedMap<ObjectAddress, ManagedObject> objects, Map<String, KnownContent> machines, Holdings holdings) {

    /**
     * What is known of a machine.
     *
     * @param tags as its source spells them
     * @param disks those that can be backed up
     */
    public record KnownContent(SortedMap<String, String> tags, List<Disk> disks) {
        public KnownContent {
            disks = List.copyOf(disks);
        }
    }

    /**
     * The points there are when the first month begins.
     *
     * @param points by item, newest first
     * @param leaving ids of points that a plan takes away at once, by item
     * @param deleted points in soft delete, by item
     * @param promised every rule that a promise may name, by digest
     */
    public record Holdings(
            SortedMap<ItemKey, List<RecoveryPoint>> points,
            Map<ItemKey, Set<String>> leaving,
            SortedMap<ItemKey, List<SoftDeletedPoint>> deleted,
            Map<String, PromisedRule> promised) {

        /** The same points, of which some go at once. */
        public Holdings without(Map<ItemKey, Set<String>> gone) {
            return new Holdings(points, gone, deleted, promised);
        }
    }

    /** The same estate with other objects. */
    public CostSubject with(SortedMap<ObjectAddress, ManagedObject> others) {
        return new CostSubject(others, machines, holdings);
    }
}
