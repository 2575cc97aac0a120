package dev.holdfast.planner.freshness;

import dev.holdfast.planner.retention.Chains;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The good points of one machine in one vault that are not dated in the future.
 *
 * @param good all of them, newest first
 * @param restorable those of them whose whole chain is good, too, newest first: the only ones that count
 */
record ArrivedPoints(List<RecoveryPoint> good, List<RecoveryPoint> restorable) {

    /** No point. */
    static final ArrivedPoints NONE = new ArrivedPoints(List.of(), List.of());

    ArrivedPoints {
        good = List.copyOf(good);
        restorable = List.copyOf(restorable);
    }

    /**
     * Those of an item.
     *
     * @param points all its points, newest first
     */
    static ArrivedPoints of(List<RecoveryPoint> points, Instant now) {
        Chains chains = Chains.of(points);
        List<RecoveryPoint> good = new ArrayList<>(points.size());
        List<RecoveryPoint> restorable = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            RecoveryPoint point = points.get(i);
            if (point.isGood() && !point.captured().isAfter(now)) {
                good.add(point);
                if (chains.isRestorable(i)) {
                    restorable.add(point);
                }
            }
        }
        return new ArrivedPoints(good, restorable);
    }
}
