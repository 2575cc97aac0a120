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

    private static final int FEW = 200;
    private static final int MANY = 2_000;
    private static final long FINE = 300;
    private static final long MEDIUM = 3_600;
    private static final long COARSE = 4 * 3_600L;

    private final Map<Map<String, String>, ItemTerms> terms = new HashMap<>();
    private final Map<String, Optional<Occurrences>> occurrences = new HashMap<>();
    private final long slotStep;

    /** Nothing read yet, for an estate of so many machines. */
    Readings(int machines) {
        this.slotStep = machines <= FEW ? FINE : machines <= MANY ? MEDIUM : COARSE;
    }

    /**
     * A slot that many machines share, in seconds: the hour of a backup hardly shows in the bill of many, because what some start earlier
     * others start later. It does in that of a few, whose snapshots may end just before or after the next one comes.
     */
    long rounded(long slot) {
        return (slot + slotStep / 2) / slotStep * slotStep;
    }

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
