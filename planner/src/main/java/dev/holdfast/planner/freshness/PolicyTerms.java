package dev.holdfast.planner.freshness;

import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a recorded policy asks for, read from its attributes.
 *
 * @param type kind of backup policy
 * @param instantKept true if its retention keeps snapshots
 * @param rpos the rpo by failure class; absent where none is declared. Without a declared class, the loss of the machine.
 */
record PolicyTerms(PolicyType type, boolean instantKept, Map<FailureClass, Optional<Duration>> rpos) {

    /** A policy that is not recorded: it asks for nothing. */
    static final PolicyTerms UNKNOWN =
            new PolicyTerms(PolicyType.STANDARD, false, Map.of(FailureClass.VM, Optional.empty()));

    private static final String RPO_PART = "rpo ";

    PolicyTerms {
        rpos = Collections.unmodifiableMap(new EnumMap<>(rpos));
    }

    static PolicyTerms of(ManagedObject policy) {
        Optional<Duration> general = duration(policy.text(AttributeNames.RPO));
        Map<FailureClass, Optional<Duration>> rpos = new EnumMap<>(FailureClass.class);
        for (FailureClass failureClass : FailureClass.values()) {
            AttributeValue own = policy.attributes().get(AttributeNames.SURVIVE_PREFIX + failureClass.word());
            if (own != null) {
                rpos.put(failureClass, ownRpo(own.display()).or(() -> general));
            }
        }
        if (rpos.isEmpty()) {
            rpos.put(FailureClass.VM, general);
        }
        return new PolicyTerms(
                PolicyType.of(policy.text(AttributeNames.POLICY_TYPE)).orElse(PolicyType.STANDARD),
                !policy.text(AttributeNames.RETENTION_PREFIX + "instant").isEmpty(),
                rpos);
    }

    /** Reads {@code rpo 26h, rto 8h}, {@code rto 8h} or {@code required}. */
    private static Optional<Duration> ownRpo(String text) {
        for (String part : text.split(", ", -1)) {
            if (part.startsWith(RPO_PART)) {
                return duration(part.substring(RPO_PART.length()));
            }
        }
        return Optional.empty();
    }

    static Optional<Duration> duration(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Durations.parse(text));
        } catch (QuantityException e) {
            throw new IllegalStateException("the state holds a duration that cannot be read: " + text, e);
        }
    }
}
