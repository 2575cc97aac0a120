package dev.holdfast.executor.fabric.simulated;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long a policy or a copy rule keeps points, read from its attributes.
 *
 * @param source the object
 * @param zone zone of its calendar
 * @param rule how long points are kept
 * @param promised the rule under its digest; absent if the object has no retention
 * @param promise what a new point is promised; absent if the object has no retention
 */
record Terms(
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
    static Terms of(ManagedObject source) throws QuantityException {
        SortedMap<String, String> retention = new TreeMap<>();
        for (Map.Entry<String, AttributeValue> attribute :
                source.attributes().tailMap(AttributeNames.RETENTION_PREFIX).entrySet()) {
            if (!attribute.getKey().startsWith(AttributeNames.RETENTION_PREFIX)) {
                break;
            }
            retention.put(
                    attribute.getKey().substring(AttributeNames.RETENTION_PREFIX.length()),
                    attribute.getValue().display());
        }
        ZoneId zone = zone(source);
        RetentionRule rule = RetentionText.fromAttributes(retention);
        Optional<PromisedRule> promised = retention.isEmpty() ? Optional.empty() : Optional.of(Promises.of(rule, zone));
        Optional<Promise> promise =
                promised.map(known -> new Promise(List.of(known.digest()), List.of(), Optional.empty()));
        return new Terms(source, zone, rule, promised, promise);
    }

    /**
     * The zone of an object; UTC if it names none.
     *
     * @throws QuantityException if there is no such zone
     */
    static ZoneId zone(ManagedObject source) throws QuantityException {
        String text = source.text(AttributeNames.TIME_ZONE);
        try {
            return text.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new QuantityException("There is no time zone '" + text + "'.");
        }
    }

    /** True if points of an enhanced policy reach the vault once a day only. */
    boolean isEnhanced() {
        return source.text(AttributeNames.POLICY_TYPE).equals(AttributeNames.ENHANCED);
    }
}
