package dev.holdfast.planner.plan;

import dev.holdfast.planner.cost.bill.CostReport;
import dev.holdfast.planner.document.PlanDocument;
import java.util.Optional;

/**
 * A plan and what it costs.
 *
 * @param document the plan, sealed
 * @param report what it costs, over as many months as were asked for; empty if nobody asked and the plan is without costs
 */
public record CostedPlan(PlanDocument document, Optional<CostReport> report) {}
