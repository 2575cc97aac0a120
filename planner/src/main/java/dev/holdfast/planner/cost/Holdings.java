package dev.holdfast.planner.cost;

import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The points there are when the first month begins.
 *
 * @param points by item, newest first
 * @param deleted points in soft delete, by item
 * @param promised every rule that a promise may name, by digest
 */
public record Holdings(
        SortedMap<ItemKey, List<RecoveryPoint>> points,
        SortedMap<ItemKey, List<SoftDeletedPoint>> deleted,
        Map<String, PromisedRule> promised) {

    /** Nothing yet. */
    public static Holdings nothing() {
        return new Holdings(new TreeMap<>(), new TreeMap<>(), Map.of());
    }
}
