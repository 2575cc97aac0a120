package dev.holdfast.cli.retention;

import dev.holdfast.planner.state.RecoveryPoint;
import java.util.List;

/**
 * The points of a file, in its order.
 *
 * @param points as values
 * @param times capture time of each as it is written, with its own offset
 */
public record PointList(List<RecoveryPoint> points, List<String> times) {

    /** No points at all. */
    public static final PointList NONE = new PointList(List.of(), List.of());

    public PointList {
        points = List.copyOf(points);
        times = List.copyOf(times);
        if (points.size() != times.size()) {
            throw new IllegalArgumentException(points.size() + " points with " + times.size() + " times");
        }
    }
}
