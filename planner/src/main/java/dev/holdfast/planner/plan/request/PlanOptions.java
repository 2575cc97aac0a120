package dev.holdfast.planner.plan.request;

import java.time.Duration;
import java.util.List;

/**
 * What a user can ask of a plan.
 *
 * @param targets selectors to limit the plan to; empty for all. A selector is an object address, a machine's name or address
 *     (all its objects), a glob with {@code *} over addresses, or {@code where:} and an expression
 * @param exclude selectors to leave out
 * @param horizon how far ahead ordinary expiries are forecast
 * @param acceptInventoryShrink plan although an inventory lost many machines at once
 * @param rebalance move recorded slots where that lowers the predicted peak of a vault
 * @param refresh whether the plan rests on what the fabric holds now
 * @param costed true if the plan says what it costs
 */
public record PlanOptions(
        List<String> targets,
        List<String> exclude,
        Duration horizon,
        boolean acceptInventoryShrink,
        boolean rebalance,
        Refresh refresh,
        boolean costed) {

    /** Nothing in particular; without costs. */
    public static final PlanOptions DEFAULT = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), false, false);

    /** Options of a plan that rests on what the fabric holds now and does not say what it costs. */
    public PlanOptions(
            List<String> targets,
            List<String> exclude,
            Duration horizon,
            boolean acceptInventoryShrink,
            boolean rebalance) {
        this(targets, exclude, horizon, acceptInventoryShrink, rebalance, Refresh.FULL, false);
    }

    public PlanOptions {
        targets = List.copyOf(targets);
        exclude = List.copyOf(exclude);
    }

    /** The same options with another refresh. */
    public PlanOptions with(Refresh other) {
        return new PlanOptions(targets, exclude, horizon, acceptInventoryShrink, rebalance, other, costed);
    }

    /** True if the plan is limited to a part of the estate. */
    public boolean isLimited() {
        return !targets.isEmpty() || !exclude.isEmpty();
    }
}
