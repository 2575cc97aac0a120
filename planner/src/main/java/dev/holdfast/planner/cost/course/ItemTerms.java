package dev.holdfast.planner.cost.course;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;

/**
 * How long a policy or a copy rule keeps points, read from its attributes.
 *
 * @param rule how long points are kept; one that prunes nothing if the object says nothing
 * @param zone zone of its calendar
 * @param enhanced true if points reach the vault once a day only
 */
public record ItemTerms(RetentionRule rule, ZoneId zone, boolean enhanced) {

    /** Reads an object; empty if it cannot be read, as records of another version may be. */
    public static Optional<ItemTerms> of(ManagedObject object) {
        try {
            RetentionRule rule = Promises.of(object)
                    .map(promised -> promised.rule())
                    .orElse(RetentionText.fromAttributes(Collections.emptySortedMap()));
            boolean enhanced = object.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
            return Optional.of(new ItemTerms(rule, Promises.zone(object), enhanced));
        } catch (QuantityException e) {
            return Optional.empty();
        }
    }
}
