package dev.holdfast.planner.cost;

import dev.holdfast.planner.cost.bill.CostReport;
import java.util.List;

/**
 * The costs of a plan, and what those of one machine rest on once it has been applied.
 *
 * @param report the costs
 * @param places of the machine, its own vault first; empty if nothing is paid for it
 */
public record CostTrace(CostReport report, List<PlaceTrace> places) {
    public CostTrace {
        places = List.copyOf(places);
    }
}
