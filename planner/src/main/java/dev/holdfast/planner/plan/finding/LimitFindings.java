package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.rule.Limits;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import java.util.List;
import java.util.Optional;

/** Limits of a declaration that are not about money, and those that nobody looks at. */
public final class LimitFindings {

    private LimitFindings() {}

    /** Where the limits are declared, {@code file:line:column}. */
    public static Optional<String> place(PlanRequest request) {
        return request.loaded().origins().find("limits").map(SourceSpan::place);
    }

    /** Says so if a plan loses more points than it may. */
    public static void pointsLost(
            RecoveryPointImpact impact, Limits limits, Optional<String> place, Findings findings) {
        if (limits.maxPointsLost().isPresent()
                && impact.lostEarly() > limits.maxPointsLost().get()) {
            findings.add(
                    Finding.of(
                                    FindingType.POINTS_LOST_OVER_LIMIT,
                                    place,
                                    "The plan loses more recovery points before their promise ends than the declaration"
                                            + " allows for one plan.",
                                    "Look at what weakens protection in this plan, and take it back or do it in smaller"
                                            + " steps. If all of it is wanted, raise limits.maxPointsLost in the same review.")
                            .with("lost", Integer.toString(impact.lostEarly()))
                            .with("limit", limits.maxPointsLost().get().toString()),
                    List.of("recovery points"));
        }
    }

    /** Says so if limits of costs are not looked at because costs are not computed. */
    public static void notCosted(Limits limits, Optional<String> place, Findings findings) {
        if (limits.budget().isPresent() || limits.maxMonthlyIncrease().isPresent()) {
            findings.add(
                    Finding.of(
                                    FindingType.LIMIT_NOT_COMPARED,
                                    place,
                                    "The declaration limits costs, and none were computed, so nobody can tell whether they are"
                                            + " kept.",
                                    "Plan without --no-cost before the plan is approved.")
                            .at(Severity.WARNING),
                    List.of("cost"));
        }
    }
}
