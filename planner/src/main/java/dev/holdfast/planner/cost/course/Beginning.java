package dev.holdfast.planner.cost.course;

import dev.holdfast.planner.state.RecoveryPoint;
import java.util.List;
import java.util.Map;

/**
 * What an item holds when an estimate begins.
 *
 * @param points that are there
 * @param leaving points among them that a plan takes away at the first clean-up, by id: for how many seconds they are billed in soft
 *     delete
 * @param deleted points in soft delete, each with the second until which it is billed there
 */
public record Beginning(List<RecoveryPoint> points, Map<String, Long> leaving, List<Deleted> deleted) {

    /** Nothing. */
    public static final Beginning NOTHING = new Beginning(List.of(), Map.of(), List.of());

    public Beginning {
        points = List.copyOf(points);
        leaving = Map.copyOf(leaving);
        deleted = List.copyOf(deleted);
    }

    /** A point in soft delete. */
    public record Deleted(RecoveryPoint point, long billedUntil) {}

    /** True if there is nothing. */
    boolean isNothing() {
        return points.isEmpty() && deleted.isEmpty();
    }
}
