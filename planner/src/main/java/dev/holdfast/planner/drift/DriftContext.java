package dev.holdfast.planner.drift;

import dev.holdfast.planner.action.ActionType;
import dev.holdfast.planner.state.ObjectAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a plan does, as far as it matters for drift.
 *
 * @param at the instant of the plan
 * @param onlyRefreshes true if the plan does nothing but take what is there into the record
 * @param actions what the plan does to each object that it changes
 * @param included tells the objects that the plan is not limited away from
 */
public record DriftContext(
        Instant at, boolean onlyRefreshes, Map<ObjectAddress, ActionType> actions, Predicate<ObjectAddress> included) {

    public DriftContext {
        actions = Map.copyOf(actions);
    }

    Optional<ActionType> action(ObjectAddress address) {
        return Optional.ofNullable(actions.get(address));
    }

    boolean isLeftOut(ObjectAddress address) {
        return !included.test(address);
    }
}
