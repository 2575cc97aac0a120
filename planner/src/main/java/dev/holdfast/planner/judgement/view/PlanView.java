package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.desired.coverage.CoverageStatus;
import dev.holdfast.planner.difference.ObjectDifference;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole plan in numbers, as rules see it. */
public final class PlanView implements PropertySource {

    private final JudgedPlan plan;
    private final @Nullable PropertySource cost;
    private final Map<CoverageStatus, Integer> statuses = new EnumMap<>(CoverageStatus.class);
    private final Map<ActionType, Integer> actions = new EnumMap<>(ActionType.class);
    private int weakenings;
    private int irreversible;

    /**
     * A plan.
     *
     * @param cost of the estate; null if costs are not computed
     */
    public PlanView(JudgedPlan plan, @Nullable PropertySource cost) {
        this.plan = plan;
        this.cost = cost;
        plan.desired()
                .machines()
                .forEach(machine -> statuses.merge(machine.verdict().status(), 1, Integer::sum));
        for (ObjectDifference change : plan.changes()) {
            actions.merge(change.action(), 1, Integer::sum);
            weakenings += change.weakens() ? 1 : 0;
            irreversible += change.isIrreversible() ? 1 : 0;
        }
    }

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "estate" -> plan.declaration().name();
            case "machines" -> plan.desired().machines().size();
            case "protected" -> count(CoverageStatus.PROTECTED);
            case "partly" -> count(CoverageStatus.PARTLY);
            case "unprotected" -> count(CoverageStatus.UNPROTECTED);
            case "uncovered" -> count(CoverageStatus.UNCOVERED);
            case "refused" -> count(CoverageStatus.REFUSED);
            case "retired" -> count(CoverageStatus.RETIRED);
            case "adds" -> count(ActionType.CREATE);
            case "changes" -> count(ActionType.UPDATE);
            case "replaces" -> count(ActionType.REPLACE);
            case "deletes" -> count(ActionType.DELETE);
            case "forgets" -> count(ActionType.FORGET);
            case "weakenings" -> weakenings;
            case "irreversible" -> irreversible;
            case "backups" -> plan.totals().backups();
            case "copies" -> plan.totals().copies();
            case "prunes" -> plan.totals().prunes();
            case "pointsLost" -> plan.totals().pointsLost();
            case "moves" -> plan.totals().moves();
            case "first" -> plan.totals().first();
            case "limited" -> plan.totals().limited();
            case "cost" -> cost;
            default -> null;
        };
    }

    private int count(CoverageStatus status) {
        return statuses.getOrDefault(status, 0);
    }

    private int count(ActionType action) {
        return actions.getOrDefault(action, 0);
    }
}
