package dev.holdfast.planner.action;

import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import java.util.List;

/**
 * What happens to existing points.
 *
 * @param prunes points that are deleted or let go, by machine and vault, and there in the order in which they go: by capture
 *     time, but none before a point that builds on it
 * @param forecast ordinary expiries by the service within the horizon, by date
 * @param points how many points exist in all
 */
public record PointPlan(List<PointAction> prunes, List<PlannedPrune> forecast, int points) {
    public PointPlan {
        prunes = List.copyOf(prunes);
        forecast = List.copyOf(forecast);
    }
}
