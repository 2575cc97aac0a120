package dev.holdfast.planner.plan.finding;

import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.model.rule.RuleTarget;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.plan.request.Refresh;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.rule.WaiverReport;
import dev.holdfast.planner.rule.Waivers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says which waivers are of no use, as far as this plan can tell: one that looks at a part of things does not know. */
public final class WaiverFindings {

    /** Findings that only a plan with costs has. */
    public static final Set<String> OF_COSTS = Set.of(
            FindingType.COST_INCREASE.word(),
            FindingType.OVER_BUDGET.word(),
            FindingType.COST_DECREASE.word(),
            FindingType.PRICE_MISSING.word(),
            FindingType.PRICES_OUTDATED.word());

    private final Map<String, Rule> rules;
    private final boolean costed;
    private final boolean complete;
    private final Set<String> unknown;

    private WaiverFindings(PlanRequest request, boolean costed, Set<String> unknown) {
        this.unknown = unknown;
        this.rules = request.loaded().declaration().orElseThrow().rules();
        this.costed = costed;
        this.complete = !request.options().isLimited() && request.options().refresh() == Refresh.FULL;
    }

    /** Adds what is to be said; every other finding must be there already. */
    public static void report(PlanRequest request, Waivers waivers, boolean costed, Findings findings) {
        report(request, waivers, costed, Set.of(), findings);
    }

    /**
     * The same, where some findings were not looked for at all.
     *
     * @param unknown names of findings that nobody can say anything about
     */
    public static void report(
            PlanRequest request, Waivers waivers, boolean costed, Set<String> unknown, Findings findings) {
        WaiverFindings known = new WaiverFindings(request, costed, Set.copyOf(unknown));
        WaiverReport.add(waivers, known::isJudged, known::isPassing, findings);
    }

    private boolean isJudged(String finding) {
        boolean money = OF_COSTS.contains(finding)
                || target(finding).filter(RuleTarget.COST::equals).isPresent();
        return complete && (costed || !money) && !unknown.contains(finding);
    }

    private boolean isPassing(String finding) {
        return target(finding).filter(RuleTarget.CHANGE::equals).isPresent();
    }

    private Optional<RuleTarget> target(String finding) {
        if (!finding.startsWith(Finding.RULE_PREFIX)) {
            return Optional.empty();
        }
        return Optional.ofNullable(rules.get(finding.substring(Finding.RULE_PREFIX.length())))
                .map(Rule::target);
    }
}
