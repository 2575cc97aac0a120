package dev.holdfast.planner.forecast;

import dev.holdfast.planner.retention.PointDecision;
import java.util.List;

/**
 * What a stretch of time leaves of the points of an item.
 *
 * @param decisions one per point that ever was there, the points of the beginning first, in their order, then those of the
 *     runs, oldest first; of a point that expired on the way the reason it went for
 * @param runs how many runs made a point
 */
public record Forecast(List<PointDecision> decisions, int runs) {
    public Forecast {
        decisions = List.copyOf(decisions);
    }
}
