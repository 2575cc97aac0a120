package dev.holdfast.planner.cost;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.cost.course.ItemTerms;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Texts of objects as values, each read once, so that equal texts are one value. What cannot be read says nothing. Mutable. */
final class Readings {

    /** A rule that says nothing, and so lets nothing go. */
    static final ItemTerms NOTHING_KEPT = new ItemTerms(RetentionRule.ofClasses(Map.of()), ZoneOffset.UTC, false);

    private final Map<Map<String, String>, ItemTerms> terms = new HashMap<>();
    private final Map<String, Optional<Occurrences>> occurrences = new HashMap<>();

    /** How long a policy or a copy rule keeps points. */
    ItemTerms terms(ManagedObject object) {
        Map<String, String> said = new TreeMap<>();
        object.attributes().forEach((name, value) -> {
            if (name.startsWith(AttributeNames.RETENTION_PREFIX)
                    || name.equals(AttributeNames.TIME_ZONE)
                    || name.equals(AttributeNames.POLICY_TYPE)) {
                said.put(name, value.display());
            }
        });
        return terms.computeIfAbsent(said, any -> ItemTerms.of(object).orElse(NOTHING_KEPT));
    }

    /** The nominal starts of a schedule; empty if it cannot be read, as records of another version may be. */
    Optional<Occurrences> occurrences(String recurrence, String zone) {
        return occurrences.computeIfAbsent(zone + "\n" + recurrence, any -> {
            try {
                return Optional.of(Occurrences.of(RecurrenceText.parse(recurrence), ZoneId.of(zone)));
            } catch (QuantityException | DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
