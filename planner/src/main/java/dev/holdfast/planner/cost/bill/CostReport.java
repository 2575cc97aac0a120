package dev.holdfast.planner.cost.bill;

import java.util.List;

/**
 * What an estate costs as it is, and once a plan has been applied.
 *
 * @param before as it is, going on like this
 * @param after once the plan has been applied
 * @param changes what the plan changes and what each change costs; their sum is the difference, exactly
 * @param approximated how many machines were taken to hold points of the same days as others
 */
public record CostReport(CostEstimate before, CostEstimate after, List<CostChange> changes, int approximated) {
    public CostReport {
        changes = List.copyOf(changes);
    }
}
