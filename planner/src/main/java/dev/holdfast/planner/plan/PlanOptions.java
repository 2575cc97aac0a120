package dev.holdfast.planner.plan;

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
 */
public record PlanOptions(
        List<String> targets,
        List<String> exclude,
        Duration horizon,
        boolean acceptInventoryShrink,
        boolean rebalance) {

    public static final PlanOptions DEFAULT = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), false, false);

    public PlanOptions {
        targets = List.copyOf(targets);
        exclude = List.copyOf(exclude);
    }
}
