package dev.holdfast.planner.action;

import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import java.util.List;

/**
 * What happens to existing points.
 *
 * @param prunes points that are deleted or let go, by machine, vault and capture time
 * @param forecast ordinary expiries by the service within the horizon, in the same order
 * @param points how many points exist in all
 */
public record PointPlan(List<PointAction> prunes, List<PlannedPrune> forecast, int points) {
    public PointPlan {
        prunes = List.copyOf(prunes);
        forecast = List.copyOf(forecast);
    }
}
