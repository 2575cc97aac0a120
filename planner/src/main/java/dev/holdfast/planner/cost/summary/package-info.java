/**
 * Costs added up as people ask for them: by policy, vault, machine, meter or tag, the dearest lines, what estimates rest on.
 *
 * <p>In: a {@link dev.holdfast.planner.cost.bill.CostEstimate}. Out: {@link dev.holdfast.planner.cost.summary.CostSum}, exact; whatever the
 * grouping, the groups add up to the estimate.
 */
@NullMarked
package dev.holdfast.planner.cost.summary;

import org.jspecify.annotations.NullMarked;
