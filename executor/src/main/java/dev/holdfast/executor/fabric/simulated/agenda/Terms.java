package dev.holdfast.executor.fabric.simulated.agenda;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How long a policy or a copy rule keeps points, read from its attributes.
 *
 * @param source the object
 * @param zone zone of its calendar
 * @param rule how long points are kept
 * @param promised the rule under its digest; absent if the object has no retention
 * @param promise what a new point is promised; absent if the object has no retention
 */
public record Terms(
        ManagedObject source,
        ZoneId zone,
        RetentionRule rule,
        Optional<PromisedRule> promised,
        Optional<Promise> promise) {

    /**
     * Reads an object.
     *
     * @throws QuantityException if its zone or its retention cannot be read
     */
    public static Terms of(ManagedObject source) throws QuantityException {
        ZoneId zone = Promises.zone(source);
        Optional<PromisedRule> promised = Promises.of(source);
        RetentionRule rule = promised.isPresent()
                ? promised.get().rule()
                : RetentionText.fromAttributes(Collections.emptySortedMap());
        Optional<Promise> promise =
                promised.map(known -> new Promise(List.of(known.digest()), List.of(), Optional.empty()));
        return new Terms(source, zone, rule, promised, promise);
    }

    /** True if points of an enhanced policy reach the vault once a day only. */
    public boolean isEnhanced() {
        return source.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
    }
}
